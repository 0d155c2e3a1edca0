package app.tributary.net;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One namespace of a Socket.IO server over a WebSocket: joins it, answers pings, and notices when the
 * server has gone silent. Read like a queue by the owner's virtual thread, which must ask at least as
 * often as the server pings. Engine.IO 4.
 */
public final class SocketIoClient implements AutoCloseable {
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int FIRST_ERROR_STATUS = 300;
    private static final int LAST_STATUS = 599;

    private final InstantSource clock;
    private final TextSocket socket;
    private final String namespace;
    private final Optional<JsonNode> credentials;
    private final OddFrames odd;
    private Instant silentAt;
    private Duration allowed;
    private boolean greeted;
    private Instant heardAt;
    private SocketIoNews.@Nullable Ended ended;

    private SocketIoClient(Network network, URI url, String namespace, Optional<JsonNode> credentials, Duration within,
            OddFrames odd) {
        this.clock = network.clock();
        this.namespace = namespace;
        this.credentials = credentials;
        this.odd = odd;
        allowed = within;
        heardAt = clock.instant();
        silentAt = heardAt.plus(within);
        socket = TextSocket.open(network, address(url), Map.of(), Duration.ZERO);
    }

    /**
     * Starts to open a connection; returns at once. A failure to open is the first news.
     *
     * @param url {@code ws:} or {@code wss:} with the server's path; its query is completed here
     * @param namespace {@link SocketIoPacket#MAIN} or another that starts with a slash
     * @param credentials an object for the server's door-keeper
     * @param within the longest wait for each step up to the joining of the namespace
     * @param odd takes note of frames that cannot be understood
     */
    public static SocketIoClient open(Network network, URI url, String namespace, Optional<JsonNode> credentials,
            Duration within, OddFrames odd) {
        return new SocketIoClient(network, url, namespace, credentials, within, odd);
    }

    /** The next thing that happened, or quiet after this time. Called by one thread. */
    public SocketIoNews next(Duration within) throws InterruptedException {
        Instant until = clock.instant().plus(within);
        while (ended == null) {
            Instant wake = until.isBefore(silentAt) ? until : silentAt;
            Duration wait = Duration.between(clock.instant(), wake);
            var news = switch (socket.next(wait.isNegative() ? Duration.ZERO : wait.plusMillis(1))) {
                case SocketFrame.Silence ignored -> silence(until);
                case SocketFrame.End end -> Optional.of(lost(end));
                case SocketFrame.Text frame -> heard(frame.text());
            };
            if (news.isPresent()) {
                return news.get();
            }
        }
        return ended;
    }

    /** When the server last gave a sign of life; before the first, when the opening began. */
    public Instant heardAt() {
        return heardAt;
    }

    /** Leaves and closes. Any thread; does not block. */
    @Override
    public void close() {
        socket.send(new SocketIoPacket.Disconnect(namespace).print());
        socket.close();
    }

    /** Asked only when no frame waits: a reader who comes late does not find the server silent. */
    private Optional<SocketIoNews> silence(Instant until) {
        Instant now = clock.instant();
        if (!now.isBefore(silentAt)) {
            return Optional.of(end(Reason.of(greeted ? ReasonCode.SILENT : ReasonCode.TIMED_OUT), false));
        }
        return now.isBefore(until) ? Optional.empty() : Optional.of(new SocketIoNews.Quiet());
    }

    private Optional<SocketIoNews> heard(String frame) {
        heardAt = clock.instant();
        silentAt = heardAt.plus(allowed);
        var packet = SocketIoPacket.parse(frame);
        if (packet.isEmpty()) {
            odd.drop("no Socket.IO packet", frame);
            return Optional.empty();
        }
        return switch (packet.get()) {
            case SocketIoPacket.Open open -> {
                allowed = bounded(open.pingInterval().plus(open.pingTimeout()));
                silentAt = clock.instant().plus(allowed);
                socket.send(new SocketIoPacket.Connect(namespace, credentials).print());
                yield Optional.empty();
            }
            case SocketIoPacket.Ping ping -> {
                socket.send(new SocketIoPacket.Pong(ping.data()).print());
                yield Optional.empty();
            }
            case SocketIoPacket.Connect joined when joined.namespace().equals(namespace) -> {
                greeted = true;
                yield Optional.of(new SocketIoNews.Joined(
                        joined.data().map(data -> data.path("sid").asString("")).orElse("")));
            }
            case SocketIoPacket.Event event when event.namespace().equals(namespace) ->
                Optional.of(new SocketIoNews.Event(event.name(), event.arguments()));
            case SocketIoPacket.Disconnect gone when gone.namespace().equals(namespace) ->
                Optional.of(end(Reason.of(ReasonCode.CLOSED_BY_SERVER, "io server disconnect"), false));
            case SocketIoPacket.Close ignored -> Optional.of(end(Reason.of(ReasonCode.CLOSED_BY_SERVER), false));
            case SocketIoPacket.ConnectError error when error.namespace().equals(namespace) ->
                Optional.of(end(Reason.of(ReasonCode.REFUSED, words(error.data())), true));
            case SocketIoPacket.Pong ignored -> Optional.empty();
            case SocketIoPacket.Upgrade ignored -> Optional.empty();
            case SocketIoPacket.Noop ignored -> Optional.empty();
            case SocketIoPacket.Ack ignored -> Optional.empty();
            // of another namespace: not ours
            case SocketIoPacket.Connect ignored -> Optional.empty();
            case SocketIoPacket.Event ignored -> Optional.empty();
            case SocketIoPacket.Disconnect ignored -> Optional.empty();
            case SocketIoPacket.ConnectError ignored -> Optional.empty();
        };
    }

    private SocketIoNews.Ended lost(SocketFrame.End end) {
        boolean refused = end.code() >= FIRST_ERROR_STATUS && end.code() <= LAST_STATUS;
        if (refused) {
            return end(Reason.of(ReasonCode.REFUSED, "HTTP " + end.code()), true);
        }
        var code = end.code() == TextSocket.BROKEN ? ReasonCode.NETWORK : ReasonCode.CLOSED_BY_SERVER;
        return end(Reason.of(code, end.words().isEmpty() ? String.valueOf(end.code()) : end.words()), false);
    }

    private SocketIoNews.Ended end(Reason why, boolean refused) {
        var end = new SocketIoNews.Ended(why, refused);
        ended = end;
        socket.abandon();
        return end;
    }

    private static String words(Optional<JsonNode> data) {
        return data.map(node -> node.isString() ? node.stringValue() : node.path("message").asString(""))
                .orElse("");
    }

    private static Duration bounded(Duration asked) {
        if (asked.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    private static URI address(URI url) {
        String text = url.toString();
        return URI.create(text + (url.getRawQuery() == null ? "?" : "&") + "EIO=4&transport=websocket");
    }
}
