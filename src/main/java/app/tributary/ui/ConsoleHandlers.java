package app.tributary.ui;

import app.tributary.chat.AccountId;
import app.tributary.chat.Channel;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Reason;
import app.tributary.chat.Secret;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.AccountTrial;
import app.tributary.platform.SignInAttempt.Gained;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

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
     * @param secrets what is one, by key; of a known account those that are new
     * @param endpoints addresses other than the standard ones, by key
     * @param former how a known account was called so far; empty: it is a new one
     */
    record NewAccount(AccountId id, Map<String, String> settings, Map<String, Secret> secrets,
            Map<String, URI> endpoints, Optional<AccountId> former) {
        public NewAccount {
            settings = Map.copyOf(settings);
            secrets = Map.copyOf(secrets);
            endpoints = Map.copyOf(endpoints);
        }
    }

    /** Keeps the channel and opens it. The first one ends the rehearsal. */
    CompletionStage<Optional<Reason>> addChannel(NewChannel wanted);

    /** Closes the channel and forgets it. */
    CompletionStage<Optional<Reason>> removeChannel(Channel channel);

    /**
     * Tries an account without storing it.
     *
     * @param renewed is told, on any thread, of secrets that the platform put in the place of typed ones: from
     *        now on only they are good
     */
    AccountTrial<AccountCheck> tryAccount(NewAccount wanted, Consumer<Map<String, Secret>> renewed);

    /** Whether accounts of the platform can be signed in through the browser. */
    boolean signsInByBrowser(PlatformId platform);

    /**
     * Signs an account in through the browser, which is opened, without storing anything.
     *
     * @param page is told, on any thread, the page that is open there
     */
    AccountTrial<Gained> signIn(NewAccount wanted, Consumer<URI> page);

    /** Keeps the account and its secrets, or what is new of them. */
    CompletionStage<Optional<Reason>> addAccount(NewAccount wanted);

    /** Takes the account away; for some seconds it can be brought back, then its secrets are forgotten. */
    CompletionStage<Optional<Reason>> removeAccount(AccountId account);

    /** Brings back an account that was just removed. */
    CompletionStage<Optional<Reason>> restoreAccount(AccountId account);

    /** Stops waiting and tries the channel again at once. */
    void retryNow(Channel channel);

    /** Opens an address in the user's browser; they have seen it and said yes. */
    void openLink(URI address);

    /** The rehearsal goes on without the welcome card. */
    void goOnRehearsing();
}
