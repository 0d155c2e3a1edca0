package app.tributary.desk;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.Outcome;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what the platforms do not end by themselves: one virtual thread for each restriction, until the desk
 * closes. What was due while the program did not run is ended when its channel is there again.
 */
final class Lifts {
    private static final Logger LOG = LoggerFactory.getLogger(Lifts.class);
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Duration CHANNEL_MISSING = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final LiftKeep keep;
    private final Pause pause;
    private final CountDownLatch closing;
    private final Predicate<Channel> there;
    private final Function<ChatCommand, CompletionStage<Receipt>> act;

    /**
     * @param there whether commands for a channel have a way at the moment
     * @param act does a command
     */
    Lifts(InstantSource clock, LiftKeep keep, Pause pause, CountDownLatch closing, Predicate<Channel> there,
            Function<ChatCommand, CompletionStage<Receipt>> act) {
        this.clock = clock;
        this.keep = keep;
        this.pause = pause;
        this.closing = closing;
        this.there = there;
        this.act = act;
    }

    /** Takes up what an earlier evening left. */
    void resume() {
        keep.lifts().forEach(this::watch);
    }

    /** From now on it is ended when it is due. */
    void promise(Lift lift) {
        keep.keep(lift);
        watch(lift);
    }

    /** Somebody ended it already. */
    void release(Channel channel, String personId) {
        keep.release(channel, personId);
    }

    private void watch(Lift lift) {
        Thread.ofVirtual().name("lift " + lift.channel()).start(() -> {
            try {
                see(lift);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void see(Lift lift) throws InterruptedException {
        var wait = Duration.between(clock.instant(), lift.due());
        while (isOpen() && isStanding(lift)) {
            if (wait.isPositive()) {
                pause.rest(wait, closing);
            }
            if (!isOpen() || !isStanding(lift)) {
                return;
            }
            if (!there.test(lift.channel())) {
                wait = CHANNEL_MISSING;
            } else if (ends(lift)) {
                keep.release(lift.channel(), lift.person().id());
            } else {
                wait = AGAIN;
            }
        }
    }

    private boolean ends(Lift lift) {
        var unban = new ChatCommand.ActOnPerson(lift.channel(), lift.person(), PersonActionKind.UNBAN,
                Optional.empty(), Optional.empty());
        var outcome = act.apply(unban).toCompletableFuture().join().outcome();
        return switch (outcome) {
            case Outcome.Done _,Outcome.Found _ -> true;
            case Outcome.Rejected(var why, var _) when why.code() == ReasonCode.NOT_FOUND -> true;
            // a right that is gone does not come back by trying; a person sees the line in the log
            case Outcome.Unsupported(var why) -> {
                LOG.warn("the timeout of {} on {} could not be lifted ({}): lift it on the platform",
                        lift.person().name(), lift.channel(), why.code());
                yield true;
            }
            case Outcome.Rejected _,Outcome.Failed _,Outcome.Unknown _ -> false;
        };
    }

    private boolean isStanding(Lift lift) {
        return keep.lifts().contains(lift);
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }
}
