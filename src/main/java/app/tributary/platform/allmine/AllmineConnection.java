package app.tributary.platform.allmine;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Backoff;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.net.Surprises;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one channel: waits for its stream, lives through it in an {@link AllmineSession}, and waits for the next.
 * One virtual thread runs it all but the socket of the session.
 */
final class AllmineConnection implements Connection {
    private static final Logger LOG = LoggerFactory.getLogger(AllmineConnection.class);

    private final ChannelSetup setup;
    private final Network network;
    private final InstantSource clock;
    private final AllmineTimings timings;
    private final AllmineApi api;
    private final AllmineSettings settings;
    private final AllmineRoom room;
    private final AllmineOutput output;
    private final AllmineHealth health;
    private final OddFrames odd;
    private final Surprises surprises;
    private final AllmineSession.Parts parts;
    private final AllmineCommands commands;
    private final Backoff backoff;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    /** Of the thread alone: the defects that the log has. */
    private final Set<Class<?>> defects = new HashSet<>();
    private volatile @Nullable AllmineSession session;
    private volatile boolean closed;

    private AllmineConnection(ChannelSetup setup, Network network, AllmineTimings timings, AllmineApi api,
            AllmineOutput output, Surprises surprises) {
        this.setup = setup;
        this.network = network;
        this.timings = timings;
        this.api = api;
        this.output = output;
        this.surprises = surprises;
        clock = network.clock();
        settings = AllmineSettings.of(setup);
        odd = new OddFrames(setup.channel().toString());
        room = new AllmineRoom(api, setup.channel(), settings, clock, timings.forgive());
        health = new AllmineHealth(setup.channel(), output, clock);
        var mapper = new AllmineMapper(setup.channel(), room.known());
        var history = new AllmineHistory(api, mapper, output, timings, clock, odd, surprises);
        parts = new AllmineSession.Parts(api, room, mapper, output, history, health, settings, timings, clock, odd,
                surprises);
        commands = new AllmineCommands(setup.channel(), setup.account().isPresent(), api, room, mapper, output,
                settings, clock, timings, new Noticed());
        backoff = newBackoff();
        thread = Thread.ofVirtual().name(setup.channel().toString()).unstarted(this::run);
    }

    static AllmineConnection open(ChannelSetup setup, Network network, AllmineTimings timings, AllmineApi api,
            AllmineOutput output, Surprises surprises) {
        var connection = new AllmineConnection(setup, network, timings, api, output, surprises);
        connection.health.say(new ConnectionState.Connecting());
        connection.thread.start();
        return connection;
    }

    /** What the commands notice while they work. */
    private final class Noticed implements AllmineCommands.Touch {
        @Override
        public void changed() {
            health.repeat();
        }

        @Override
        public void perhapsOver() {
            var current = session;
            if (current != null) {
                current.ask(AllmineSession.Ask.WATCH);
            }
        }
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
        if (health.isLive()) {
            return;
        }
        var current = session;
        if (current != null) {
            current.retryNow();
        }
        wake.release();
    }

    @Override
    public void close() {
        closed = true;
        output.close(new ChatEvent.Connection(channel(), new ConnectionState.Closed(), clock.instant()));
        commands.close();
        var current = session;
        if (current != null) {
            current.stop();
        }
        wake.release();
        thread.interrupt();
    }

    private void run() {
        try {
            while (!closed) {
                try {
                    live();
                } catch (RuntimeException defect) {
                    // a defect of ours costs one try, never the channel
                    if (defects.add(defect.getClass())) {
                        LOG.error("{}: the connection failed by a defect; this is said once a kind", channel(), defect);
                    }
                    tryAgain(Reason.of(ReasonCode.DEFECT, defect.getClass().getSimpleName()), Optional.empty());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Finds and lives through one stream. */
    private void live() throws InterruptedException {
        var missing = missing();
        if (missing.isPresent()) {
            giveUp(missing.get());
            return;
        }
        room.ownId();
        switch (room.look()) {
            case Answer.Got<Optional<String>>(var id) when id.isEmpty() -> offline();
            case Answer.Got<Optional<String>>(var id) -> live(id.get());
            case Answer.Trouble<Optional<String>> trouble when isForAPerson(trouble) -> giveUp(trouble.why());
            // whether a stream that is named by its id runs is told by its chat, too
            case Answer.Trouble<Optional<String>> trouble when !AllminePlatform.isOwn(channel().name())
                    && trouble.status() > 0 && trouble.status() < 500 && trouble.status() != 429 ->
                live(channel().name());
            case Answer.Trouble<Optional<String>> trouble -> tryAgain(trouble.why(),
                    trouble instanceof Answer.Refused<?> no
                            ? no.retryAt()
                            : Optional.empty());
        }
    }

    private void live(String streamId) throws InterruptedException {
        room.entered(streamId);
        var current = new AllmineSession(parts, streamId, newBackoff(), ear -> new AllmineSocket(network,
                AllminePlatform.realtime(setup), api.access().orElseThrow(), settings, streamId, timings, odd,
                surprises, ear));
        session = current;
        AllmineSession.End end;
        try {
            end = current.run();
        } finally {
            session = null;
        }
        if (!(end instanceof AllmineSession.End.Again)) {
            backoff.reset();
        }
        switch (end) {
            case AllmineSession.End.Over ignored -> {
                boolean next = AllminePlatform.isOwn(channel().name())
                        && room.look() instanceof Answer.Got<Optional<String>>(var id)
                        && id.filter(found -> !found.equals(streamId)).isPresent();
                if (!next) {
                    offline();
                }
            }
            case AllmineSession.End.Hopeless(Reason why) -> giveUp(why);
            case AllmineSession.End.Again(Reason why, Optional<Instant> at) -> tryAgain(why, at);
        }
    }

    private Optional<Reason> missing() {
        if (api.access().filter(AllmineAccess::isSignedIn).isEmpty()) {
            return Optional.of(Reason.of(ReasonCode.NOT_SIGNED_IN));
        }
        URI realtime = AllminePlatform.realtime(setup);
        boolean socket = "ws".equals(realtime.getScheme()) || "wss".equals(realtime.getScheme());
        return realtime.getHost() == null || !socket
                ? Optional.of(Reason.of(ReasonCode.BAD_SETTING, AllminePlatform.REALTIME.key()))
                : Optional.empty();
    }

    private static boolean isForAPerson(Answer.Trouble<?> trouble) {
        return switch (trouble.why().code()) {
            case BAD_TOKEN, NOT_SIGNED_IN, BAD_SETTING -> true;
            default -> false;
        };
    }

    private void offline() throws InterruptedException {
        room.left();
        health.say(new ConnectionState.Offline());
        pause(timings.offlineEvery());
    }

    private void tryAgain(Reason why, Optional<Instant> retryAt) throws InterruptedException {
        Instant now = clock.instant();
        Instant again = now.plus(backoff.next());
        Instant at = retryAt.filter(again::isBefore).orElse(again);
        health.say(new ConnectionState.Retrying(at, why));
        pause(Duration.between(now, at));
    }

    private void giveUp(Reason why) throws InterruptedException {
        health.say(new ConnectionState.Failed(why));
        wake.drainPermits();
        wake.acquire();
        backoff.reset();
        health.say(new ConnectionState.Connecting());
    }

    private void pause(Duration time) throws InterruptedException {
        wake.drainPermits();
        if (closed) {
            return;
        }
        if (wake.tryAcquire(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS)) {
            backoff.reset();
        }
    }

    private Backoff newBackoff() {
        return new Backoff(timings.retryFirst(), timings.retryLongest(), network.random());
    }
}
