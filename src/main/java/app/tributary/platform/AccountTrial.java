package app.tributary.platform;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.platform.SignInAttempt.Gained;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An account that is being tried, or signed in through the browser, on a virtual thread of its own. It ends
 * by itself after a while, or when it is cancelled. Any thread may call.
 *
 * @param <T> what it comes to
 */
public final class AccountTrial<T> {
    /** Longer than this nobody waits for a test. */
    public static final Duration LONGEST_CHECK = Duration.ofSeconds(20);
    /** How long somebody may take in the browser. */
    public static final Duration LONGEST_SIGN_IN = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(AccountTrial.class);

    private final CompletableFuture<Result<T>> result = new CompletableFuture<>();

    /** How it ended. */
    public sealed interface Result<T> {
        /** It came to this. */
        record Came<T>(T value) implements Result<T> {}

        /** It came to nothing. */
        record Failed<T>(Reason why) implements Result<T> {}

        /** It was given up. */
        record Cancelled<T>() implements Result<T> {}
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws SignInRefused, InterruptedException;
    }

    private AccountTrial(String name, Duration limit, Work<T> work) {
        var thread = Thread.ofVirtual().name(name).unstarted(() -> run(work));
        result.completeOnTimeout(new Result.Failed<>(Reason.of(ReasonCode.TIMED_OUT)), limit.toMillis(),
                TimeUnit.MILLISECONDS);
        // whatever ended it, nothing goes on behind it
        var _ = result.whenComplete((ended, thrown) -> thread.interrupt());
        thread.start();
    }

    /**
     * Tries the account.
     *
     * @param limit after this it has failed: {@link #LONGEST_CHECK}
     */
    public static AccountTrial<AccountCheck> check(ChatPlatform platform, Map<String, URI> endpoints,
            ChannelSetup.Account trial, Duration limit) {
        return new AccountTrial<>("account-check", limit, () -> platform.check(endpoints, trial));
    }

    /**
     * Signs in through the browser.
     *
     * @param onPage is told the page that the person has to open; on the thread of the trial
     * @param limit after this it has failed: {@link #LONGEST_SIGN_IN}
     */
    public static AccountTrial<Gained> signIn(BrowserSignIn way, Map<String, URI> endpoints,
            ChannelSetup.Account trial, Consumer<URI> onPage, Duration limit) {
        return new AccountTrial<>("browser-sign-in", limit, () -> {
            try (var attempt = way.begin(endpoints, trial)) {
                onPage.accept(attempt.page());
                return attempt.await(limit);
            }
        });
    }

    /** How it ends; never exceptionally. */
    public CompletionStage<Result<T>> result() {
        return result.minimalCompletionStage();
    }

    /** Gives it up; nothing where it has ended. */
    public void cancel() {
        result.complete(new Result.Cancelled<>());
    }

    private void run(Work<T> work) {
        try {
            result.complete(new Result.Came<>(work.run()));
        } catch (SignInRefused refused) {
            result.complete(new Result.Failed<>(refused.why()));
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            result.complete(new Result.Cancelled<>());
        } catch (RuntimeException defect) {
            if (result.complete(new Result.Failed<>(Reason.of(ReasonCode.DEFECT, defect.getClass().getSimpleName())))) {
                LOG.error("the trial of an account ended in an error", defect);
            } else {
                LOG.debug("a trial that was over ended in an error", defect);
            }
        }
    }
}
