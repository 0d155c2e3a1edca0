package app.tributary.platform.blaze;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.platform.blaze.wire.SubscribeBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the events of one socket session, one type after the other and slowly enough, on a thread of
 * its own, because the socket has to be read meanwhile. Closed with the session.
 */
final class BlazeSubscriber implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BlazeSubscriber.class);
    private static final int TRIES = 10;
    private static final int TRIES_OF_OTHERS = 4;

    private final BlazeApi api;
    private final BlazeTimings timings;
    private final String channelId;
    private final String session;
    private final Set<String> alreadyLogged;
    private final Consumer<Result> results;
    private final Thread thread;

    /** What became of the subscriptions. */
    sealed interface Result {
        /** Messages are delivered from now on. */
        record Ready() implements Result {}

        /** The session is of no use. */
        record Useless(Answer.Trouble<Boolean> why) implements Result {}

        /** All was asked for; these that matter were refused. */
        record Complete(List<String> missing) implements Result {}
    }

    private BlazeSubscriber(BlazeApi api, BlazeTimings timings, String channelId, String session,
            Set<String> alreadyLogged, Consumer<Result> results) {
        this.api = api;
        this.timings = timings;
        this.channelId = channelId;
        this.session = session;
        this.alreadyLogged = alreadyLogged;
        this.results = results;
        thread = Thread.ofVirtual().name("blaze-subscribe").unstarted(this::run);
    }

    /**
     * Starts.
     *
     * @param alreadyLogged types whose refusal the log has; more are added
     * @param results called on the thread of the subscriber
     */
    static BlazeSubscriber start(BlazeApi api, BlazeTimings timings, String channelId, String session,
            Set<String> alreadyLogged, Consumer<Result> results) {
        var subscriber = new BlazeSubscriber(api, timings, channelId, session, alreadyLogged, results);
        subscriber.thread.start();
        return subscriber;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            Thread.sleep(timings.afterWelcome());
            var first = subscribe(BlazeHappenings.MESSAGE, TRIES);
            if (first instanceof Answer.Trouble<Boolean> trouble) {
                tell(new Result.Useless(trouble));
                return;
            }
            tell(new Result.Ready());
            var missing = new ArrayList<String>();
            for (String type : BlazeHappenings.TYPES.subList(1, BlazeHappenings.TYPES.size())) {
                Thread.sleep(timings.betweenSubscribes());
                if (subscribe(type, TRIES_OF_OTHERS) instanceof Answer.Trouble<Boolean> trouble) {
                    skipped(type, trouble.why());
                    if (BlazeHappenings.MODERATION.contains(type)) {
                        missing.add(type);
                    }
                }
            }
            tell(new Result.Complete(missing));
        } catch (InterruptedException sessionEnded) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException defect) {
            LOG.error("the subscribing failed by a defect", defect);
            results.accept(new Result.Useless(new Answer.Broken<>(
                    Reason.of(ReasonCode.DEFECT, defect.getClass().getSimpleName()), false)));
        }
    }

    private void tell(Result result) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        results.accept(result);
    }

    private Answer<Boolean> subscribe(String type, int tries) throws InterruptedException {
        var answer = api.subscribe(SubscribeBody.of(type, session, channelId));
        for (int failed = 1; failed < tries; failed++) {
            switch (answer) {
                case Answer.Refused<Boolean> refused when refused.status() == 404 ->
                    Thread.sleep(atLeastTheGap(timings.subscribeAgain()));
                case Answer.Refused<Boolean> refused when refused.status() == 429 || refused.serverFailed() ->
                    Thread.sleep(atLeastTheGap(timings.slowDown().multipliedBy(failed)));
                case Answer.Broken<Boolean> broken when broken.why().code() != ReasonCode.NOT_SIGNED_IN ->
                    Thread.sleep(atLeastTheGap(timings.slowDown().multipliedBy(failed)));
                case Answer.Got<Boolean> ignored -> {
                    return answer;
                }
                case Answer.Trouble<Boolean> ignored -> {
                    return answer;
                }
            }
            answer = api.subscribe(SubscribeBody.of(type, session, channelId));
        }
        return answer;
    }

    private Duration atLeastTheGap(Duration pause) {
        return pause.compareTo(timings.betweenSubscribes()) < 0 ? timings.betweenSubscribes() : pause;
    }

    private void skipped(String type, Reason why) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (alreadyLogged.add(type)) {
            LOG.warn("no events of the type {}: {} {}", type, why.code(), why.detail());
        }
    }
}
