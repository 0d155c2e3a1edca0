package app.tributary.platform;

import app.tributary.chat.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** One try to sign in through the browser; holds a loopback port until it is closed. */
public interface SignInAttempt extends AutoCloseable {
    /** The page that the person has to open. */
    URI page();

    /**
     * Waits until the person has said yes or no in the browser, then fetches the tokens. Blocks.
     *
     * @throws SignInRefused where the person, the platform or the time says no
     * @throws InterruptedException where it was given up meanwhile
     */
    Gained await(Duration longest) throws SignInRefused, InterruptedException;

    /** Frees the port; a wait ends. */
    @Override
    void close();

    /**
     * What came of it, by account keys.
     *
     * @param settings values that are no secrets
     * @param secrets goes into the token store
     */
    record Gained(Map<String, String> settings, Map<String, Secret> secrets) {
        public Gained {
            settings = Map.copyOf(settings);
            secrets = Map.copyOf(secrets);
        }
    }
}
