package app.tributary.cli;

import app.tributary.account.Secrets;
import app.tributary.chat.Secret;
import java.util.Optional;

/** The passphrase of the encrypted file of secrets. */
public final class Passphrase {
    private Passphrase() {}

    /** The one in the environment variable that {@link Secrets} names; empty: none. */
    public static Optional<Secret> fromEnvironment() {
        return Optional.ofNullable(System.getenv(Secrets.PASSPHRASE_VARIABLE)).filter(word -> !word.isEmpty())
                .map(Secret::new);
    }
}
