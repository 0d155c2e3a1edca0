package app.tributary.platform.blaze;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.SocketIoNews;
import app.tributary.platform.blaze.wire.SubscribeBody;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the events of one socket session, for each of its channels, one type after the other and slowly
 * enough; what matters most goes first for all channels. On a thread of its own, because the socket has to be read
 * meanwhile. Closed with the session; any thread may call.
 */
final class BlazeSubscriber implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BlazeSubscriber.class);
    private static final int TRIES = 10;
    private static final int TRIES_OF_OTHERS = 4;
    private static final int CONTEXT_MISMATCH = 409;

    private final BlazeTimings timings;
    private final String session;
    private final Set<String> alreadyLogged;
    private final Consumer<SocketIoNews.Ended> useless;
    private final PriorityBlockingQueue<Job> jobs = new PriorityBlockingQueue<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Thread thread;
    /** Of the thread alone: what was granted in this session, and what was not. */
    private final Set<String> granted = new HashSet<>();
    private final Map<BlazeSeat, List<String>> missing = new HashMap<>();

    /** A type for a seat; the types are in the order of their weight. */
    private record Job(int type, long number, BlazeSeat seat) implements Comparable<Job> {
        @Override
        public int compareTo(Job other) {
            int byType = Integer.compare(type, other.type);
            return byType != 0 ? byType : Long.compare(number, other.number);
        }

        String name() {
            return BlazeHappenings.TYPES.get(type);
        }

        boolean isLast() {
            return type == BlazeHappenings.TYPES.size() - 1;
        }
    }

    /**
     * @param alreadyLogged types whose refusal the log has; more are added
     * @param useless called on the thread of the subscriber where the whole session is of no use
     */
    BlazeSubscriber(BlazeTimings timings, String session, Set<String> alreadyLogged,
            Consumer<SocketIoNews.Ended> useless) {
        this.timings = timings;
        this.session = session;
        this.alreadyLogged = alreadyLogged;
        this.useless = useless;
        thread = Thread.ofVirtual().name("blaze-subscribe").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Everything for this channel, too. */
    void add(BlazeSeat seat) {
        for (int type = 0; type < BlazeHappenings.TYPES.size(); type++) {
            jobs.add(new Job(type, numbers.incrementAndGet(), seat));
        }
    }

    /** Nothing more for this channel. */
    void drop(BlazeSeat seat) {
        jobs.removeIf(job -> job.seat().equals(seat));
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            Thread.sleep(timings.afterWelcome());
            while (true) {
                var job = jobs.take();
                if (granted.contains(what(job))) {
                    // the channel was here before in this session
                    tellIfFirst(job);
                } else if (!ask(job)) {
                    continue;
                }
                if (job.isLast()) {
                    var refused = missing.remove(job.seat());
                    job.seat().tell(new BlazeSeatNews.Complete(refused == null ? List.of() : refused));
                }
            }
        } catch (InterruptedException sessionEnded) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException defect) {
            LOG.error("the subscribing failed by a defect", defect);
            useless.accept(new SocketIoNews.Ended(
                    Reason.of(ReasonCode.DEFECT, defect.getClass().getSimpleName()), false));
        }
    }

    /** Whether the session is still of use to the seat. */
    private boolean ask(Job job) throws InterruptedException {
        boolean first = job.type() == 0;
        var answer = subscribe(job, first ? TRIES : TRIES_OF_OTHERS);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        boolean ofUse = true;
        switch (answer) {
            case Answer.Got<Boolean> ignored -> {
                granted.add(what(job));
                tellIfFirst(job);
            }
            case Answer.Refused<Boolean> refused when refused.status() == CONTEXT_MISMATCH && first -> {
                // one session is for one user: it was somebody else's
                useless.accept(new SocketIoNews.Ended(refused.why(), false));
                ofUse = false;
            }
            case Answer.Trouble<Boolean> trouble when first -> {
                drop(job.seat());
                job.seat().tell(new BlazeSeatNews.Ended(end(trouble), Instant.MIN));
                ofUse = false;
            }
            case Answer.Trouble<Boolean> trouble -> skipped(job, trouble.why());
        }
        Thread.sleep(timings.betweenSubscribes());
        return ofUse;
    }

    private static void tellIfFirst(Job job) {
        if (job.type() == 0) {
            job.seat().tell(new BlazeSeatNews.Ready());
        }
    }

    /** A refusal is for good, but for a server that failed. */
    private static SocketIoNews.Ended end(Answer.Trouble<Boolean> trouble) {
        boolean refused = trouble instanceof Answer.Refused<Boolean> no && !no.serverFailed();
        return new SocketIoNews.Ended(trouble.why(), refused);
    }

    private Answer<Boolean> subscribe(Job job, int tries) throws InterruptedException {
        var body = SubscribeBody.of(job.name(), session, job.seat().channelId());
        var api = job.seat().api();
        var answer = api.subscribe(body);
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
            answer = api.subscribe(body);
        }
        return answer;
    }

    private Duration atLeastTheGap(Duration pause) {
        return pause.compareTo(timings.betweenSubscribes()) < 0 ? timings.betweenSubscribes() : pause;
    }

    private String what(Job job) {
        return job.seat().channelId() + " " + job.name();
    }

    private void skipped(Job job, Reason why) {
        if (BlazeHappenings.MODERATION.contains(job.name())) {
            missing.computeIfAbsent(job.seat(), seat -> new ArrayList<>()).add(job.name());
        }
        if (alreadyLogged.add(job.name())) {
            LOG.warn("no events of the type {}: {} {}", job.name(), why.code(), why.detail());
        }
    }
}
