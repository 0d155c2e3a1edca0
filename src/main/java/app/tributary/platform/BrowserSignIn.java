package app.tributary.platform;

import java.net.URI;
import java.util.Map;

/** A platform's sign-in through the browser. */
public interface BrowserSignIn {
    /**
     * Begins: asks the platform for its page and waits for the browser on a loopback port. Blocks on the network.
     *
     * @param endpoints addresses set by the user, by their keys
     * @param account what was filled in so far, and its secrets
     * @throws SignInRefused where the platform or a port says no
     */
    SignInAttempt begin(Map<String, URI> endpoints, ChannelSetup.Account account) throws SignInRefused;
}
