package app.tributary.platform;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A sign-in in which a test says what the person does in the browser. */
public final class ScriptedBrowser implements BrowserSignIn {
    public static final URI PAGE = URI.create(
            "https://blaze.example/oauth/authorize?response_type=code&client_id=app&state=4711&redirect_uri=http%3A%2F%2F127.0.0.1%3A40000%2Fback");

    public final CountDownLatch begun = new CountDownLatch(1);
    public final CountDownLatch closed = new CountDownLatch(1);
    private final CompletableFuture<SignInAttempt.Gained> answer = new CompletableFuture<>();
    private volatile Optional<Reason> refusal = Optional.empty();
    private volatile boolean beginRefused;

    /** The person says yes. */
    public void answer(SignInAttempt.Gained gained) {
        answer.complete(gained);
    }

    /** The person says no. */
    public void refuse(Reason why) {
        refusal = Optional.of(why);
        answer.cancel(false);
    }

    /** The platform does not even give a page. */
    public void refuseToBegin(Reason why) {
        beginRefused = true;
        refusal = Optional.of(why);
    }

    @Override
    public SignInAttempt begin(Map<String, URI> endpoints, ChannelSetup.Account account) throws SignInRefused {
        if (beginRefused) {
            throw new SignInRefused(refusal.orElseThrow());
        }
        begun.countDown();
        return new SignInAttempt() {
            @Override
            public URI page() {
                return PAGE;
            }

            @Override
            public Gained await(Duration longest) throws SignInRefused, InterruptedException {
                try {
                    return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
                } catch (java.util.concurrent.CancellationException | ExecutionException | TimeoutException no) {
                    throw new SignInRefused(refusal.orElseGet(() -> Reason.of(ReasonCode.TIMED_OUT)));
                }
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
    }
}
