package app.tributary.platform.twitch;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.EventSink;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Backoff;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.CommandPort;
import app.tributary.platform.Connection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A channel that is read: one socket after another, for ever. Owns one virtual thread, which owns the
 * sockets. IRC has no replay, so that what was said between two sockets is a gap.
 */
final class TwitchConnection implements Connection {
    private static final Logger LOG = LoggerFactory.getLogger(TwitchConnection.class);
    /** Long enough not to matter: a session wakes by itself at its own deadlines. */
    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofHours(1);

    private final Network network;
    private final InstantSource clock;
    private final TwitchTimings timings;
    private final Channel channel;
    private final URI address;
    private final EventSink sink;
    private final OddFrames odd;
    private final TwitchMapper mapper;
    private final TwitchCommands commands;
    private final KnownModes modes = new KnownModes();
    private final Backoff backoff;
    private final Thread reader;
    private final Semaphore wake = new Semaphore(0);
    /** Held while something is told, so that nothing is told after the end. */
    private final ReentrantLock telling = new ReentrantLock();
    private volatile boolean waiting;
    private volatile boolean closed;

    // of the reader's thread alone
    private Overlap overlap;
    private Optional<Instant> wholeUntil = Optional.empty();
    private Optional<Instant> liveSince = Optional.empty();
    private boolean stumbled;
    private final Set<Class<?>> defects = new HashSet<>();

    private TwitchConnection(Network network, TwitchTimings timings, ChannelSetup setup, EventSink sink) {
        this.network = network;
        this.clock = network.clock();
        this.timings = timings;
        this.channel = setup.channel();
        this.address = setup.endpoint(TwitchPlatform.IRC);
        this.sink = sink;
        this.odd = new OddFrames(channel.toString());
        this.mapper = new TwitchMapper(channel, setup.endpoint(TwitchPlatform.EMOTES), odd);
        this.commands = new TwitchCommands(channel);
        this.backoff = new Backoff(timings.firstWait(), timings.longestWait(), network.random());
        this.overlap = Overlap.none();
        this.reader = Thread.ofVirtual().name(channel.toString()).unstarted(this::run);
    }

    static TwitchConnection open(Network network, TwitchTimings timings, ChannelSetup setup, EventSink sink) {
        var connection = new TwitchConnection(network, timings, setup, sink);
        connection.reader.start();
        return connection;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public CommandPort commands() {
        return commands;
    }

    @Override
    public void retryNow() {
        if (waiting) {
            wake.release();
        }
    }

    @Override
    public void close() {
        telling.lock();
        try {
            if (closed) {
                return;
            }
            sink.accept(new ChatEvent.Connection(channel, new ConnectionState.Closed(), clock.instant()));
            closed = true;
        } finally {
            telling.unlock();
        }
        reader.interrupt();
    }

    private void run() {
        try {
            while (!closed) {
                var ending = tried();
                if (ending.forGood()) {
                    tell(new ConnectionState.Failed(ending.why()));
                    pause(Duration.ofDays(36500));
                } else {
                    var wait = backoff.next();
                    tell(new ConnectionState.Retrying(clock.instant().plus(wait), ending.why()));
                    pause(wait);
                }
            }
        } catch (InterruptedException e) {
            if (!closed) {
                LOG.error("{}: interrupted by somebody else", channel, e);
            }
        }
    }

    /** A defect of ours costs one socket, never the channel. */
    private IrcSession.Ending tried() throws InterruptedException {
        try {
            tell(new ConnectionState.Connecting());
            return live();
        } catch (RuntimeException defect) {
            lost(clock.instant());
            if (defects.add(defect.getClass())) {
                LOG.error("{}: the connection failed by a defect; this is said once a kind", channel, defect);
            }
            return new IrcSession.Ending(Reason.of(ReasonCode.DEFECT, defect.getClass().getSimpleName()), false);
        }
    }

    private void pause(Duration wait) throws InterruptedException {
        wake.drainPermits();
        waiting = true;
        try {
            if (wake.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                backoff.reset();
            }
        } finally {
            waiting = false;
        }
    }

    /** Lives through one socket, and those that the server asks to go on with. */
    private IrcSession.Ending live() throws InterruptedException {
        if (!usable()) {
            return new IrcSession.Ending(Reason.of(ReasonCode.BAD_SETTING, TwitchPlatform.IRC.key()), true);
        }
        var session = open();
        try {
            while (true) {
                session.next(AS_LONG_AS_IT_TAKES, this::take);
                if (session.joined() && liveSince.isEmpty()) {
                    arrived();
                }
                if (session.ending().isPresent()) {
                    lost(session.heard());
                    return session.ending().get();
                }
                if (session.reconnectAsked()) {
                    session = moved(session);
                }
            }
        } finally {
            session.close();
        }
    }

    private boolean usable() {
        String scheme = address.getScheme();
        return address.getHost() != null && ("ws".equals(scheme) || "wss".equals(scheme));
    }

    private IrcSession open() {
        return IrcSession.open(network, address, timings, odd, channel.name());
    }

    private void arrived() {
        var now = clock.instant();
        liveSince = Optional.of(now);
        wholeUntil.ifPresent(from -> tell(new ChatEvent.Gap(channel, from, now, 0, false)));
        wholeUntil = Optional.empty();
        tell(new ConnectionState.Live());
    }

    private void lost(Instant heard) {
        liveSince.ifPresent(since -> {
            wholeUntil = Optional.of(heard);
            backoff.lasted(since, clock.instant());
        });
        liveSince = Optional.empty();
    }

    /**
     * Goes on with a new socket, as the server asks: the old one is read until the new one is in the
     * channel and the old one has nothing more to give; what both bring counts once.
     *
     * @return the session to go on with: the old one only where it has ended meanwhile
     */
    private IrcSession moved(IrcSession old) throws InterruptedException {
        LOG.info("{}: the server asks to connect anew", channel);
        var move = new Move(old, this::open, timings, clock, backoff);
        IrcSession successor;
        try {
            successor = move.run(this::take);
        } catch (InterruptedException e) {
            move.close();
            throw e;
        }
        if (successor == old) {
            return old;
        }
        if (!successor.joined()) {
            // the old one ended too early: what is said until the new one has joined is missing
            lost(old.heard());
            tell(new ConnectionState.Connecting());
        }
        old.close();
        overlap = move.overlap();
        move.held(this::take);
        return successor;
    }

    private void take(IrcLine line) {
        var now = clock.instant();
        if (overlap.repeats(line, now)) {
            return;
        }
        try {
            mapper.map(line, now, this::tellChanges);
        } catch (RuntimeException e) {
            odd.drop("defect", line.raw());
            if (!stumbled) {
                stumbled = true;
                LOG.error("{}: a line could not be read; further ones are only counted", channel, e);
            }
        }
    }

    private void tellChanges(ChatEvent event) {
        if (!(event instanceof ChatEvent.ModeChanged changed) || modes.changes(changed.mode())) {
            tell(event);
        }
    }

    private void tell(ConnectionState state) {
        tell(new ChatEvent.Connection(channel, state, clock.instant()));
    }

    private void tell(ChatEvent event) {
        telling.lock();
        try {
            if (!closed) {
                sink.accept(event);
            }
        } finally {
            telling.unlock();
        }
    }
}
