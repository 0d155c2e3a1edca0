package app.tributary.platform.hapihub;

import app.tributary.chat.Channel;
import app.tributary.chat.EventSink;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Backoff;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.net.Surprises;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one room: a token, the room itself, what was said; then the socket, again and again, and questions
 * at intervals where it is not to be had. One virtual thread reads the socket, another asks.
 */
final class HapihubConnection implements Connection {
    private static final Logger LOG = LoggerFactory.getLogger(HapihubConnection.class);
    private static final int FAILURES_BEFORE_POLLING = 3;

    private final ChannelSetup setup;
    private final Network network;
    private final InstantSource clock;
    private final HapihubTimings timings;
    private final Surprises surprises;
    private final OddFrames odd;
    private final HapihubPlatform.Way way;
    private final HapihubOutput output;
    private final HapihubCommands commands;
    private final Backoff backoff;
    private final Semaphore wake = new Semaphore(0);
    private final AtomicReference<@Nullable Reason> hopeless = new AtomicReference<>();
    private final Thread thread;
    /** Of the thread alone: the defects that the log has. */
    private final Set<Class<?>> defects = new HashSet<>();
    private volatile boolean closed;
    private final Optional<Open> open;

    /** What there is where there is an account and an address. */
    private record Open(HapihubAccess access, HapihubIntake intake, HapihubHistory history) {}

    /**
     * @param way the account and the address; troubled where one of them is missing
     */
    HapihubConnection(ChannelSetup setup, EventSink sink, Network network, HapihubTimings timings, Surprises surprises,
            HapihubPlatform.Way way) {
        this.setup = setup;
        this.network = network;
        this.timings = timings;
        this.surprises = surprises;
        this.way = way;
        clock = network.clock();
        var channel = setup.channel();
        odd = new OddFrames(channel.toString());
        output = new HapihubOutput(channel, sink, clock);
        var memory = new HapihubMemory();
        open = way.access().map(access -> {
            var mapper = new HapihubMapper(channel, access.signIn()::uid);
            var intake = new HapihubIntake(mapper, memory, access.names(), output, clock);
            return new Open(access, intake, new HapihubHistory(access.api(), channel.name(), mapper, memory, intake,
                    output, timings, clock, odd));
        });
        commands = new HapihubCommands(setup, way, memory, open.map(Open::intake), clock, timings);
        backoff = new Backoff(timings.retryFirst(), timings.retryLongest(), network.random());
        thread = Thread.ofVirtual().name("hapihub-" + channel.name()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public Channel channel() {
        return setup.channel();
    }

    @Override
    public HapihubCommands commands() {
        return commands;
    }

    @Override
    public void retryNow() {
        if (!output.isLive()) {
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
                    output.failed(trouble);
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
            output.connecting();
            if (open.isEmpty()) {
                return way.trouble();
            }
            var entered = enter(open.get());
            return entered instanceof Answer.Trouble<Boolean> trouble ? ofRoom(trouble) : follow(open.get());
        } catch (RuntimeException defect) {
            if (defects.add(defect.getClass())) {
                LOG.error("{}: the connection failed by a defect; this is said once a kind", setup.channel(), defect);
            }
            return Reason.of(ReasonCode.DEFECT, defect.getClass().getSimpleName());
        }
    }

    /** What is forbidden or not found when a room is asked for is the room. */
    static Reason ofRoom(Answer.Trouble<?> trouble) {
        var why = trouble.why();
        boolean room = why.code() == ReasonCode.NOT_FOUND || why.code() == ReasonCode.MISSING_RIGHT;
        return room ? Reason.of(ReasonCode.NO_SUCH_CHANNEL, why.detail()) : why;
    }

    /** All that comes before the socket. */
    private Answer<Boolean> enter(Open here) {
        here.access().signIn().reread();
        return here.access().signIn().pass().then(pass -> room(here)).then(room -> {
            room.ifPresent(known -> here.access().names().learn(known.known()));
            return here.history().fill().then(filled -> {
                room.ifPresent(here.intake()::room);
                return new Answer.Got<>(true);
            });
        });
    }

    /** A server without the service of rooms may have messages all the same. */
    private Answer<Optional<Room>> room(Open here) {
        return switch (here.access().api().room(setup.channel().name())) {
            case Answer.Got<Room>(var room) -> new Answer.Got<>(Optional.of(room));
            case Answer.Refused<Room> no when no.status() == 405 || no.status() == 400 ->
                new Answer.Got<>(Optional.empty());
            case Answer.Broken<Room> odd when odd.why().code() == ReasonCode.BAD_ANSWER ->
                new Answer.Got<>(Optional.empty());
            case Answer.Trouble<Room> trouble -> trouble.as();
        };
    }

    /** How far everybody has read; means something only when the messages are known. */
    private void lookAtRoom(Open here) {
        if (here.access().api().room(setup.channel().name()) instanceof Answer.Got<Room>(var room)) {
            here.intake().room(room);
        }
    }

    /** Reads the room until that makes no sense any more; why not. */
    private Reason follow(Open here) throws InterruptedException {
        try (var keeper = new HapihubKeeper(setup.channel(), here.history(), output, timings, network, surprises,
                this::giveUp, () -> lookAtRoom(here))) {
            keeper.start();
            int failures = 0;
            while (true) {
                Instant startedAt = clock.instant();
                var socket = new HapihubSocket(network, way.realtime(), way.engine(), setup.channel().name(), timings,
                        here.access().signIn(), here.intake(), keeper, () -> Optional.ofNullable(hopeless.get()), odd);
                var end = socket.run();
                output.lost();
                if (socket.delivered()) {
                    here.history().lost(socket.heardAt());
                }
                var lost = hopeless.get();
                if (lost != null || end.why().code().needsPerson()) {
                    return lost != null ? lost : end.why();
                }
                failures = socket.delivered() ? 1 : failures + 1;
                backoff.lasted(startedAt, clock.instant());
                Duration wait = backoff.next();
                if (end.refused() || failures >= FAILURES_BEFORE_POLLING) {
                    keeper.poll(words(end.why()));
                }
                if (keeper.isPolling()) {
                    rest(wait);
                } else {
                    pause(wait, end.why());
                }
                lost = hopeless.get();
                if (lost != null) {
                    return lost;
                }
                if (!keeper.isPolling()) {
                    output.connecting();
                }
            }
        }
    }

    private void giveUp(Reason why) {
        hopeless.set(why);
        wake.release();
    }

    private void pause(Duration wait, Reason why) throws InterruptedException {
        output.retrying(clock.instant().plus(wait), why);
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
        return why.detail().isEmpty() ? why.code().name().toLowerCase(Locale.ROOT) : why.detail();
    }
}
