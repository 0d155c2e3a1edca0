package app.tributary.platform;

import app.tributary.words.Word;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One thing that an account needs, or a setting of it.
 *
 * @param key the word of {@code --set KEY=VALUE}
 * @param secret true: lives in the token store and is never taken from the arguments
 * @param required whether there is no account without it
 * @param label the name of the field on the screen
 * @param help where one gets it, in a sentence
 * @param advanced true: stands for something that is not known for certain about the platform; shown folded away
 * @param choices the values that it can have, the standard one first; empty: any
 * @param where the page where one gets it
 */
public record AccountKey(String key, boolean secret, boolean required, Word label, Word help, boolean advanced,
        List<String> choices, Optional<URI> where) {
    public AccountKey {
        choices = List.copyOf(choices);
    }

    /** A plain key without choices and page. */
    public AccountKey(String key, boolean secret, boolean required, Word label, Word help) {
        this(key, secret, required, label, help, false, List.of(), Optional.empty());
    }

    /** An assumption as a setting. */
    public static AccountKey advanced(String key, Word label, Word help, String... choices) {
        return new AccountKey(key, false, false, label, help, true, List.of(choices), Optional.empty());
    }

    /** The same key with the page where one gets it. */
    public AccountKey from(URI page) {
        return new AccountKey(key, secret, required, label, help, advanced, choices, Optional.of(page));
    }
}
