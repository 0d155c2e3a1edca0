package app.tributary.ui;

import app.tributary.chat.AccountId;
import app.tributary.chat.Channel;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Reason;
import app.tributary.chat.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What the window asks of the program around it. Called on the FX thread, so nothing here may block; the
 * answers may come on any thread. An empty answer is success, otherwise it says why not.
 */
public interface ConsoleHandlers {
    /**
     * A channel as a person typed it.
     *
     * @param name as typed: the platform makes it regular
     * @param account to act as; empty: anonymous
     * @param endpoints addresses other than the standard ones, by key
     */
    record NewChannel(PlatformId platform, String name, Optional<AccountId> account, Map<String, URI> endpoints) {
        public NewChannel {
            endpoints = Map.copyOf(endpoints);
        }
    }

    /**
     * An account as a person typed it.
     *
     * @param settings what is no secret, by key
     * @param secrets what is one, by key
     */
    record NewAccount(AccountId id, Map<String, String> settings, Map<String, Secret> secrets) {
        public NewAccount {
            settings = Map.copyOf(settings);
            secrets = Map.copyOf(secrets);
        }
    }

    /** Keeps the channel and opens it. The first one ends the rehearsal. */
    CompletionStage<Optional<Reason>> addChannel(NewChannel wanted);

    /** Closes the channel and forgets it. */
    CompletionStage<Optional<Reason>> removeChannel(Channel channel);

    /** Keeps the account and its secrets. */
    CompletionStage<Optional<Reason>> addAccount(NewAccount wanted);

    /** Forgets the account and its secrets. */
    CompletionStage<Optional<Reason>> removeAccount(AccountId account);

    /** Stops waiting and tries the channel again at once. */
    void retryNow(Channel channel);

    /** Opens an address in the user's browser; they have seen it and said yes. */
    void openLink(URI address);

    /** The rehearsal goes on without the welcome card. */
    void goOnRehearsing();
}
