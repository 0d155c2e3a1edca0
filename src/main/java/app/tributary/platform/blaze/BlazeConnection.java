package app.tributary.platform.blaze;

import app.tributary.chat.Channel;
import app.tributary.chat.EventSink;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Backoff;
import app.tributary.net.OddFrames;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one channel: who we are, which channel it is, what was said; then the socket, again and
 * again, and polls where it is not to be had. One virtual thread reads the socket, another asks for what
 * no event tells.
 */
final class BlazeConnection implements Connection {
    private static final Logger LOG = LoggerFactory.getLogger(BlazeConnection.class);
    private static final int FAILURES_BEFORE_POLLING = 3;

    private final ChannelSetup setup;
    private final BlazeShared shared;
    private final InstantSource clock;
    private final BlazeTimings timings;
    private final OddFrames odd;
    private final BlazeApi api;
    private final BlazeRoom room;
    private final BlazeMemory memory = new BlazeMemory();
    private final BlazeRoles roles = new BlazeRoles();
    private final BlazeOutput output;
    private final BlazeStanding standing;
    private final BlazeRightsLook rightsLook;
    private final BlazeCommands commands;
    private final Backoff backoff;
    private final Semaphore wake = new Semaphore(0);
    private final AtomicReference<@Nullable Reason> hopeless = new AtomicReference<>();
    private final Thread thread;
    /** Of the thread alone: the defects that the log has. */
    private final Set<Class<?>> defects = new HashSet<>();
    private volatile boolean closed;
    private volatile @Nullable BlazeKeeper keeper;

    private BlazeConnection(ChannelSetup setup, EventSink sink, BlazeShared shared) {
        this.setup = setup;
        this.shared = shared;
        timings = shared.timings();
        clock = shared.network().clock();
        odd = new OddFrames(setup.channel().toString());
        var caller = shared.caller(setup, odd);
        api = new BlazeApi(caller);
        var moderation = new BlazeModeration(caller, setup, shared.surprises());
        room = new BlazeRoom(api, setup.channel());
        output = new BlazeOutput(sink, memory, clock);
        standing = new BlazeStanding(setup.channel(), clock, output);
        var rights = new BlazeRights(setup.account().isPresent());
        rightsLook = new BlazeRightsLook(moderation, rights, standing::repeat);
        commands = new BlazeCommands(setup, api, moderation, room, rights, shared, this::lookAtPin, standing::repeat,
                output::tell);
        backoff = new Backoff(timings.retryFirst(), timings.retryLongest(), shared.network().random());
        thread = Thread.ofVirtual().name("blaze-" + setup.channel().name()).unstarted(this::run);
    }

    static BlazeConnection open(ChannelSetup setup, EventSink sink, BlazeShared shared) {
        var connection = new BlazeConnection(setup, sink, shared);
        connection.thread.start();
        return connection;
    }

    @Override
    public Channel channel() {
        return setup.channel();
    }

    @Override
    public BlazeCommands commands() {
        return commands;
    }

    @Override
    public void retryNow() {
        if (!standing.isLive()) {
            wake.release();
        }
    }

    @Override
    public void close() {
        closed = true;
        output.close();
        commands.close();
        thread.interrupt();
    }

    private void run() {
        try {
            while (!closed) {
                var trouble = tried();
                if (trouble.code().needsPerson()) {
                    standing.failed(trouble);
                    wake.acquire();
                    backoff.reset();
                } else {
                    pause(backoff.next(), trouble);
                }
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why it ended. A defect of ours costs one try, never the channel. */
    private Reason tried() throws InterruptedException {
        try {
            hopeless.set(null);
            standing.connecting();
            var missing = enter();
            return missing.isPresent() ? missing.get() : follow();
        } catch (RuntimeException defect) {
            if (defects.add(defect.getClass())) {
                LOG.error("{}: the connection failed by a defect; this is said once a kind", setup.channel(), defect);
            }
            return Reason.of(ReasonCode.DEFECT, defect.getClass().getSimpleName());
        }
    }

    /** All that comes before the socket; the trouble with it, if any. */
    private Optional<Reason> enter() {
        var missing = api.missing();
        if (missing.isPresent()) {
            return missing;
        }
        var events = setup.endpoint(BlazePlatform.EVENTS);
        if (events.getHost() == null || !("ws".equals(events.getScheme()) || "wss".equals(events.getScheme()))) {
            return Optional.of(Reason.of(ReasonCode.BAD_SETTING, BlazePlatform.EVENTS.key()));
        }
        var own = room.ownId();
        if (own instanceof Answer.Trouble<String> trouble) {
            return Optional.of(trouble.why());
        }
        if (room.channelId() instanceof Answer.Trouble<String> trouble) {
            return Optional.of(ofChannel(trouble));
        }
        return Optional.empty();
    }

    /** What is refused or not found when a channel is looked up is the channel. */
    private static Reason ofChannel(Answer.Trouble<?> trouble) {
        var why = trouble.why();
        boolean channel = why.code() == ReasonCode.NOT_FOUND || why.code() == ReasonCode.REFUSED;
        return channel ? Reason.of(ReasonCode.NO_SUCH_CHANNEL, why.detail()) : why;
    }

    /** Reads the channel until that makes no sense any more; why not. */
    private Reason follow() throws InterruptedException {
        if (!(room.channelId() instanceof Answer.Got<String>(var channelId))
                || !(room.ownId() instanceof Answer.Got<String>(var ownId))) {
            throw new IllegalStateException("followed before it was entered");
        }
        var mapper = new BlazeMapper(setup.channel(), Optional.of(ownId), memory::quote, roles);
        var history = new BlazeHistory(api, mapper, memory, output, timings, clock, odd);
        if (history.fill(channelId) instanceof Answer.Trouble<Boolean> trouble) {
            return ofChannel(trouble);
        }
        try (var asking = new BlazeKeeper(api, mapper, memory, history, standing, output, timings, clock, channelId,
                this::giveUp, () -> rightsLook.look(channelId, ownId))) {
            keeper = asking;
            asking.start();
            int failures = 0;
            while (true) {
                Instant startedAt = clock.instant();
                var session = new BlazeSession(setup, clock, shared.sockets(), odd, api, new BlazeHappenings(mapper),
                        output, standing, asking, roles, channelId, ownId);
                var end = session.run();
                if (session.delivered()) {
                    history.lost(session.heardAt());
                }
                var lost = hopeless.get();
                if (lost != null) {
                    return lost;
                }
                failures = session.delivered() ? 1 : failures + 1;
                backoff.lasted(startedAt, clock.instant());
                Duration wait = backoff.next();
                if (end.refused() || failures >= FAILURES_BEFORE_POLLING) {
                    asking.poll(words(end.why()));
                }
                if (asking.isPolling()) {
                    rest(wait);
                } else {
                    pause(wait, end.why());
                }
                lost = hopeless.get();
                if (lost != null) {
                    return lost;
                }
                if (!asking.isPolling()) {
                    standing.connecting();
                }
            }
        } finally {
            keeper = null;
        }
    }

    private void giveUp(Reason why) {
        hopeless.set(why);
        wake.release();
    }

    private void lookAtPin() {
        var asking = keeper;
        if (asking != null) {
            asking.lookAtPin();
        }
    }

    private void pause(Duration wait, Reason why) throws InterruptedException {
        standing.retrying(clock.instant().plus(wait), why);
        rest(wait);
    }

    private void rest(Duration wait) throws InterruptedException {
        if (wake.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
            backoff.reset();
        }
    }

    /** The interface translates the code; what is polled for is said by the server's own word. */
    private static String words(Reason why) {
        return why.detail().isEmpty() ? why.code().name().toLowerCase(java.util.Locale.ROOT) : why.detail();
    }
}
