package app.tributary.platform.streamvi;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.EventSink;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Backoff;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.net.Surprises;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.CommandPort;
import app.tributary.platform.Connection;
import app.tributary.platform.streamvi.wire.LongpollDto;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A StreamVi project: waits for a broadcast, lives through it in a {@link StreamviSession}, and waits for the next.
 * One virtual thread runs it all but the poller of the session.
 */
final class StreamviConnection implements Connection {
    private static final Logger LOG = LoggerFactory.getLogger(StreamviConnection.class);

    private final Network network;
    private final ChannelSetup setup;
    private final StreamviTimings timings;
    private final Surprises surprises;
    private final InstantSource clock;
    private final StreamviGate gate;
    private final StreamviRoom room;
    private final StreamviDoor door;
    private final StreamviShared shared;
    private final StreamviCommands commands;
    private final OddFrames odd;
    private final Backoff backoff;
    private final Semaphore retry = new Semaphore(0);
    /** Of the thread alone: the defects that the log has. */
    private final Set<Class<?>> defects = new HashSet<>();
    private final Thread thread;
    private volatile @Nullable StreamviSession session;
    private volatile boolean closed;

    StreamviConnection(Network network, ChannelSetup setup, EventSink sink, StreamviTimings timings,
            Surprises surprises) {
        this.network = network;
        this.setup = setup;
        this.timings = timings;
        this.clock = network.clock();
        this.gate = new StreamviGate(sink);
        Channel channel = setup.channel();
        this.room = new StreamviRoom(setup.account().isPresent());
        this.door = new StreamviDoor(network, setup, timings, surprises);
        this.surprises = surprises;
        var feed = new StreamviFeed(channel, gate, clock);
        this.shared = new StreamviShared(clock, feed, new StreamviContinuity(channel, gate, feed),
                new StreamviHealth(channel, gate, clock), new StreamviAudience(channel, gate, clock, room),
                new AtomicBoolean());
        this.commands = new StreamviCommands(channel, door, room, feed, clock, timings, this::look,
                shared.health()::repeat);
        this.odd = new OddFrames(channel.toString());
        this.backoff = new Backoff(timings.firstRetry(), timings.longestRetry(), network.random());
        shared.health().say(new ConnectionState.Connecting());
        this.thread = Thread.ofVirtual().name(channel.toString()).start(this::run);
    }

    @Override
    public Channel channel() {
        return setup.channel();
    }

    @Override
    public CommandPort commands() {
        return commands;
    }

    @Override
    public void retryNow() {
        StreamviSession current = session;
        if (current != null) {
            current.retryNow();
        }
        retry.release();
    }

    @Override
    public void close() {
        closed = true;
        gate.shut(new ChatEvent.Connection(channel(), new ConnectionState.Closed(), clock.instant()));
        thread.interrupt();
    }

    private void look() {
        StreamviSession current = session;
        if (current != null) {
            current.look();
        }
    }

    private void run() {
        try {
            while (!closed) {
                var defect = tried();
                if (defect.isPresent()) {
                    shared.continuity().lost();
                    tryAgain(defect.get(), Optional.empty());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Finds and lives through a broadcast. A defect of ours costs one try, never the channel. */
    private Optional<Reason> tried() throws InterruptedException {
        try {
            var opened = door.open();
            if (opened.api().isPresent()) {
                discover(opened.api().get());
            } else {
                giveUp(opened.why());
            }
            return Optional.empty();
        } catch (RuntimeException defect) {
            if (defects.add(defect.getClass())) {
                LOG.error("{}: the connection failed by a defect; this is said once a kind", channel(), defect);
            }
            return Optional.of(Reason.of(ReasonCode.DEFECT, defect.getClass().getSimpleName()));
        }
    }

    private void discover(StreamviApi api) throws InterruptedException {
        boolean known = shared.health().isOffline();
        switch (api.longpoll(known ? timings.longpoll() : timings.firstLook())) {
            case StreamviAnswer.Good<LongpollDto>(LongpollDto dto) -> {
                backoff.reset();
                Long broadcast = dto.broadcastId();
                if (broadcast != null && broadcast > 0) {
                    live(api, broadcast, Optional.ofNullable(dto.accessToken()).filter(token -> !token.isBlank()));
                } else {
                    offline();
                }
            }
            case StreamviAnswer.Nothing<LongpollDto> none -> {
                backoff.reset();
                offline();
            }
            case StreamviAnswer.Refused<LongpollDto>(int status, Reason why, Optional<Instant> retryAt) -> {
                switch (status) {
                    case 401, 403 -> giveUp(why);
                    default -> tryAgain(why, retryAt);
                }
            }
            case StreamviAnswer.Lost<LongpollDto>(Reason why, boolean perhaps) -> {
                if (why.code() == ReasonCode.BAD_SETTING) {
                    giveUp(why);
                } else if (why.code() == ReasonCode.TIMED_OUT && perhaps && !known) {
                    // the server took the question and holds it: there is no broadcast now
                    nothingOn();
                } else {
                    tryAgain(why, Optional.empty());
                }
            }
        }
    }

    /** Lives through a broadcast and through those that follow it without a pause. */
    private void live(StreamviApi api, long first, Optional<String> spareToken) throws InterruptedException {
        StreamviSession.End end = new StreamviSession.End.Next(first);
        Optional<String> spare = spareToken;
        while (!closed && end instanceof StreamviSession.End.Next(long broadcast)) {
            room.entered(broadcast);
            var current = new StreamviSession(network, setup.endpoint(StreamviPlatform.REALTIME), api,
                    channel().name(), broadcast, spare, shared, timings, odd, surprises);
            session = current;
            try {
                end = current.run();
            } finally {
                session = null;
            }
            spare = Optional.empty();
        }
        switch (end) {
            case StreamviSession.End.Over over -> offline();
            case StreamviSession.End.Gone gone -> {
                shared.continuity().lost();
                room.forget();
                pause(timings.offline());
            }
            case StreamviSession.End.SignedOut(Reason why) -> giveUp(why);
            case StreamviSession.End.Again again -> shared.continuity().lost();
            case StreamviSession.End.Next next -> {
                // only when closed meanwhile
            }
        }
    }

    private void offline() throws InterruptedException {
        nothingOn();
        pause(timings.offline());
    }

    private void nothingOn() {
        room.left();
        shared.audience().none();
        shared.health().say(new ConnectionState.Offline());
    }

    private void tryAgain(Reason why, Optional<Instant> retryAt) throws InterruptedException {
        Instant now = clock.instant();
        Instant again = now.plus(backoff.next());
        Instant at = retryAt.filter(again::isBefore).orElse(again);
        shared.health().say(new ConnectionState.Retrying(at, why));
        pause(Duration.between(now, at));
    }

    private void giveUp(Reason why) throws InterruptedException {
        shared.health().say(new ConnectionState.Failed(why));
        retry.drainPermits();
        retry.acquire();
        shared.health().say(new ConnectionState.Connecting());
    }

    private void pause(Duration time) throws InterruptedException {
        retry.drainPermits();
        if (retry.tryAcquire(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS)) {
            backoff.reset();
        }
    }
}
