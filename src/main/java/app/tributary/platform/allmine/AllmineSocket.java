package app.tributary.platform.allmine;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Backoff;
import app.tributary.net.EngineIo;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.net.SocketIoClient;
import app.tributary.net.SocketIoNews;
import app.tributary.net.SocketIoSpace;
import app.tributary.net.Surprises;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The socket of a stream: one connection with both namespaces, opened again and again on a thread of its own, from
 * {@link #start} to {@link #close}.
 */
final class AllmineSocket implements AutoCloseable {
    static final String CHAT = "/stream-chat";
    static final String LIVE = "/live-stream";
    private static final Logger LOG = LoggerFactory.getLogger(AllmineSocket.class);
    /** How often the reader looks up from the socket. */
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final Network network;
    private final URI url;
    private final AllmineAccess access;
    private final AllmineSettings settings;
    private final String streamId;
    private final AllmineTimings timings;
    private final InstantSource clock;
    private final OddFrames odd;
    private final Surprises surprises;
    private final Ear ear;
    private final Backoff backoff;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private Door door = Door.TOKEN;
    private Optional<AllmineToken> used = Optional.empty();
    private volatile boolean closed;

    /** Who hears what the socket says. Called by the socket's thread. */
    interface Ear {
        /** The chat is followed from now on. */
        void joined();

        void heard(SocketIoNews.Event event);

        /**
         * The chat is not followed (any more).
         *
         * @param heardAt the last sign of life; empty: it was not followed before either
         */
        void lost(Reason why, Instant retryAt, Optional<Instant> heardAt);
    }

    /** How we come to the door: what is refused is not tried the same way again. */
    private enum Door {
        TOKEN, RENEWED, ANONYMOUS
    }

    AllmineSocket(Network network, URI url, AllmineAccess access, AllmineSettings settings, String streamId,
            AllmineTimings timings, OddFrames odd, Surprises surprises, Ear ear) {
        this.network = network;
        this.url = url;
        this.access = access;
        this.settings = settings;
        this.streamId = streamId;
        this.timings = timings;
        this.odd = odd;
        this.surprises = surprises;
        this.ear = ear;
        clock = network.clock();
        backoff = new Backoff(timings.retryFirst(), timings.retryLongest(), network.random());
        thread = Thread.ofVirtual().name("allmine-socket-" + streamId).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Tries at once instead of waiting. Any thread. */
    void retryNow() {
        wake.release();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    /** One connection from its opening to its end. */
    private record Visit(Reason why, boolean namespaceRefused, Optional<Instant> heardAt) {}

    private void run() {
        try {
            while (!closed) {
                Instant startedAt = clock.instant();
                Visit visit;
                try {
                    visit = visit();
                } catch (RuntimeException defect) {
                    LOG.error("{}: the socket failed by a defect", streamId, defect);
                    visit = new Visit(Reason.of(ReasonCode.DEFECT, defect.getClass().getSimpleName()), false,
                            Optional.empty());
                }
                backoff.lasted(visit.heardAt().isPresent() ? startedAt : clock.instant(), clock.instant());
                Duration wait = wait(visit);
                if (!closed && !wait.isZero()) {
                    ear.lost(visit.why(), clock.instant().plus(wait), visit.heardAt());
                    rest(wait);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long to wait; nothing where another way in is left. */
    private Duration wait(Visit visit) {
        if (!visit.namespaceRefused()) {
            door = Door.TOKEN;
            return backoff.next();
        }
        switch (door) {
            case TOKEN -> door = Door.RENEWED;
            case RENEWED -> door = Door.ANONYMOUS;
            case ANONYMOUS -> {
                door = Door.TOKEN;
                return timings.socketRest();
            }
        }
        return Duration.ZERO;
    }

    private void rest(Duration wait) throws InterruptedException {
        if (wake.tryAcquire(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
            backoff.reset();
        }
    }

    private Visit visit() throws InterruptedException {
        var credentials = credentials();
        var spaces = List.of(new SocketIoSpace(CHAT, credentials), new SocketIoSpace(LIVE, credentials));
        try (var client = SocketIoClient.open(network, url, EngineIo.AUTO, spaces, timings.openWithin(), odd)) {
            boolean followed = false;
            while (true) {
                switch (client.next(GLANCE)) {
                    case SocketIoNews.Joined(String namespace, String sid) -> {
                        client.emit(namespace, "joinStream", List.of(settings.joinShape().of(streamId)));
                        if (namespace.equals(CHAT)) {
                            followed = true;
                            wake.drainPermits();
                            ear.joined();
                        }
                        if (client.version() == EngineIo.V3) {
                            surprises.say("engine.io", "assumed Engine.IO 4, the server speaks 3");
                        }
                    }
                    case SocketIoNews.Event event -> ear.heard(event);
                    case SocketIoNews.Left(String namespace, Reason why, boolean refused) -> {
                        if (namespace.equals(CHAT)) {
                            return new Visit(why, refused, heardAt(followed, client));
                        }
                        surprises.say("namespace " + namespace,
                                "assumed a namespace " + namespace + ", the server does not let us in: "
                                        + why.detail());
                    }
                    case SocketIoNews.Answered ignored -> {
                        // nothing is asked
                    }
                    case SocketIoNews.Quiet ignored -> {
                        // nothing is said
                    }
                    case SocketIoNews.Ended(Reason why, boolean refused) -> {
                        boolean byNamespace = refused && !why.detail().startsWith("HTTP ");
                        return new Visit(why, byNamespace, heardAt(followed, client));
                    }
                }
            }
        }
    }

    private static Optional<Instant> heardAt(boolean followed, SocketIoClient client) {
        return followed ? Optional.of(client.heardAt()) : Optional.empty();
    }

    /** The object for the door-keeper; empty: we come as nobody. */
    private Optional<JsonNode> credentials() {
        @Nullable
        AllmineToken token = switch (door) {
            case TOKEN -> access.token() instanceof Answer.Got<AllmineToken>(var good) ? good : null;
            case RENEWED ->
                used.map(access::insteadOf).orElseGet(access::token) instanceof Answer.Got<AllmineToken>(var good)
                        ? good
                        : null;
            case ANONYMOUS -> null;
        };
        used = Optional.ofNullable(token);
        return used.map(known -> JsonNodeFactory.instance.objectNode().put("token", known.value()));
    }
}
