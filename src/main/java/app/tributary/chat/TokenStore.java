package app.tributary.chat;

import java.util.Map;
import java.util.Optional;

/** Where secrets live. Calls may block on a keychain: never on the FX thread. Any other thread may call. */
public interface TokenStore {
    /** The secret under this key of the account; empty where there is none. */
    Optional<Secret> read(AccountId account, String key);

    /**
     * Stores these keys of the account, all or none, before it returns; other keys stay.
     *
     * @throws java.io.UncheckedIOException where they cannot be stored
     */
    void write(AccountId account, Map<String, Secret> secrets);

    /** Forgets every secret of the account. */
    void forget(AccountId account);
}
