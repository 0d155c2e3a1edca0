package app.tributary.net;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Namespaces of a Socket.IO server over one WebSocket: joins them, keeps the line alive, and notices when
 * the server has gone silent. Read like a queue by the owner's virtual thread, which must ask at least as
 * often as there are pings; {@link #emit}, {@link #ask}, {@link #join} and {@link #close} are for any
 * thread. Engine.IO 3 and 4.
 */
public final class SocketIoClient implements AutoCloseable {
    /** How long a server of Engine.IO 3 may take to join us to its main namespace after its greeting. */
    private static final Duration GRACE = Duration.ofMillis(500);
    private static final int BAD_REQUEST = 400;
    private static final int FIRST_ERROR_STATUS = 300;
    private static final int LAST_STATUS = 599;

    private final Network network;
    private final InstantSource clock;
    private final URI url;
    private final EngineIo asked;
    private final Duration within;
    private final OddFrames odd;
    private final SocketIoSpaces spaces;
    private final SocketIoQuestions questions = new SocketIoQuestions();
    private final SocketIoPulse pulse;
    private volatile TextSocket socket;
    private volatile boolean closed;
    /** Of the two, once it is known. */
    private volatile EngineIo settled = EngineIo.AUTO;
    private boolean withThree;
    private String sid = "";
    private @Nullable Instant settleBy;
    private boolean greeted;
    private SocketIoNews.@Nullable Ended ended;

    private SocketIoClient(Network network, URI url, EngineIo version, List<SocketIoSpace> wanted, Duration within,
            OddFrames odd) {
        this.network = network;
        this.url = url;
        this.within = within;
        this.odd = odd;
        clock = network.clock();
        asked = version;
        withThree = version == EngineIo.V3;
        spaces = new SocketIoSpaces(wanted);
        pulse = new SocketIoPulse(clock.instant(), within);
        socket = TextSocket.open(network, address(), Map.of(), Duration.ZERO);
    }

    /**
     * Starts to open a connection; returns at once. A failure to open is the first news.
     *
     * @param url {@code ws:} or {@code wss:} with the server's path; its query is completed here
     * @param version which is spoken there
     * @param wanted the namespaces to join; a refusal of one does not end the others
     * @param within the longest wait for each step up to the joining of a namespace
     * @param odd takes note of frames that cannot be understood
     */
    public static SocketIoClient open(Network network, URI url, EngineIo version, List<SocketIoSpace> wanted,
            Duration within, OddFrames odd) {
        return new SocketIoClient(network, url, version, wanted, within, odd);
    }

    /** The next thing that happened, or quiet after this time. Called by one thread. */
    public SocketIoNews next(Duration longest) throws InterruptedException {
        Instant until = clock.instant().plus(longest);
        while (ended == null) {
            Instant now = clock.instant();
            if (pulse.pingIsDue(now)) {
                socket.send(new SocketIoPacket.Ping("").print());
            }
            Duration wait = Duration.between(now, wake(until));
            var news = switch (socket.next(wait.isNegative() ? Duration.ZERO : wait.plusMillis(1))) {
                case SocketFrame.Silence ignored -> silence(until);
                case SocketFrame.End end -> lost(end);
                case SocketFrame.Text frame -> heard(frame.text());
            };
            if (news.isPresent()) {
                return news.get();
            }
        }
        return ended;
    }

    /** Joins one more namespace, or one again that was refused. Any thread; does not block. */
    public void join(SocketIoSpace space) {
        spaces.want(space);
        if (settled != EngineIo.AUTO) {
            askForSpaces();
        }
    }

    /** Puts an event on the way; false where the connection is closed. Any thread; does not block. */
    public boolean emit(String namespace, String event, List<JsonNode> arguments) {
        return socket.send(new SocketIoPacket.Event(namespace, OptionalLong.empty(), event, arguments).print());
    }

    /**
     * Puts an event on the way that wants an answer, which comes as {@link SocketIoNews.Answered} unless the
     * connection ends before. Any thread; does not block.
     *
     * @param answerWithin when to give it up; noticed while the reader reads
     * @return the number of the question
     */
    public long ask(String namespace, String event, List<JsonNode> arguments, Duration answerWithin) {
        long number = questions.add(namespace, clock.instant().plus(answerWithin));
        socket.send(new SocketIoPacket.Event(namespace, OptionalLong.of(number), event, arguments).print());
        return number;
    }

    /** Which is spoken, once it is known; until then {@link EngineIo#AUTO}. */
    public EngineIo version() {
        return settled;
    }

    /** When the server last gave a sign of life; before the first, when the opening began. */
    public Instant heardAt() {
        return pulse.heardAt();
    }

    /** Leaves and closes. Any thread; does not block. */
    @Override
    public void close() {
        closed = true;
        spaces.names().forEach(name -> socket.send(new SocketIoPacket.Disconnect(name).print()));
        socket.close();
    }

    private Instant wake(Instant until) {
        Instant first = pulse.wake().isBefore(until) ? pulse.wake() : until;
        Instant settling = settleBy;
        if (settling != null && settling.isBefore(first)) {
            first = settling;
        }
        return spaces.earliest(questions.earliest(first));
    }

    /** Asked only when no frame waits: a reader who comes late does not find the server silent. */
    private Optional<SocketIoNews> silence(Instant until) {
        Instant now = clock.instant();
        if (pulse.isSilent(now)) {
            return Optional.of(end(Reason.of(greeted ? ReasonCode.SILENT : ReasonCode.TIMED_OUT), false));
        }
        Instant settling = settleBy;
        if (settling != null && !now.isBefore(settling)) {
            settle(EngineIo.V4);
            return Optional.empty();
        }
        var unanswered = questions.unanswered(now);
        if (unanswered.isPresent()) {
            return unanswered;
        }
        var unjoined = spaces.unanswered(now);
        if (unjoined.isPresent()) {
            return left(unjoined.get(), Reason.of(ReasonCode.TIMED_OUT), false);
        }
        return now.isBefore(until) ? Optional.empty() : Optional.of(new SocketIoNews.Quiet());
    }

    private Optional<SocketIoNews> heard(String frame) {
        pulse.heard(clock.instant());
        var packet = SocketIoPacket.parse(frame);
        if (packet.isEmpty()) {
            odd.drop("no Socket.IO packet", frame);
            return Optional.empty();
        }
        return switch (packet.get()) {
            case SocketIoPacket.Open open -> {
                opened(open);
                yield Optional.empty();
            }
            case SocketIoPacket.Ping ping -> {
                socket.send(new SocketIoPacket.Pong(ping.data()).print());
                yield Optional.empty();
            }
            case SocketIoPacket.Connect joined -> joined(joined);
            case SocketIoPacket.Event event ->
                ofOurs(event.namespace(),
                        new SocketIoNews.Event(event.namespace(), event.name(), event.arguments()));
            case SocketIoPacket.Ack ack ->
                questions.answer(ack.namespace(), ack.ack())
                        ? Optional.of(new SocketIoNews.Answered(ack.namespace(), ack.ack(),
                                Optional.of(ack.arguments())))
                        : Optional.empty();
            case SocketIoPacket.Disconnect gone ->
                left(gone.namespace(), Reason.of(ReasonCode.CLOSED_BY_SERVER, "io server disconnect"), false);
            case SocketIoPacket.ConnectError error ->
                left(error.namespace(), Reason.of(ReasonCode.REFUSED, words(error.data())), true);
            case SocketIoPacket.Close ignored -> Optional.of(end(Reason.of(ReasonCode.CLOSED_BY_SERVER), false));
            case SocketIoPacket.Pong ignored -> Optional.empty();
            case SocketIoPacket.Upgrade ignored -> Optional.empty();
            case SocketIoPacket.Noop ignored -> Optional.empty();
        };
    }

    private Optional<SocketIoNews> ofOurs(String namespace, SocketIoNews news) {
        return spaces.has(namespace) ? Optional.of(news) : Optional.empty();
    }

    /** A server of Engine.IO 3 that was asked for 4 greets like one of 4, but tells no longest payload. */
    private void opened(SocketIoPacket.Open open) {
        sid = open.sid();
        pulse.greeted(open);
        if (withThree) {
            settle(EngineIo.V3);
        } else if (asked == EngineIo.V4 || open.maxPayload() > 0) {
            settle(EngineIo.V4);
        } else {
            settleBy = clock.instant().plus(GRACE);
        }
    }

    private void settle(EngineIo version) {
        settleBy = null;
        settled = version;
        if (version == EngineIo.V3) {
            pulse.ping(clock.instant());
        }
        askForSpaces();
    }

    private void askForSpaces() {
        spaces.asking(settled, clock.instant().plus(within)).forEach(packet -> socket.send(packet.print()));
    }

    private Optional<SocketIoNews> joined(SocketIoPacket.Connect joined) {
        boolean bare = joined.data().isEmpty() && joined.namespace().equals(SocketIoPacket.MAIN);
        if (bare && asked == EngineIo.AUTO && settled != EngineIo.V3) {
            // 4 always tells a session with it: late or in time, this is the sign of 3
            settle(EngineIo.V3);
        }
        if (!spaces.join(joined.namespace())) {
            return Optional.empty();
        }
        greeted = true;
        return Optional.of(new SocketIoNews.Joined(joined.namespace(),
                joined.data().map(data -> data.path("sid").asString("")).orElse(sid)));
    }

    private Optional<SocketIoNews> left(String namespace, Reason why, boolean refused) {
        if (!spaces.leave(namespace)) {
            return Optional.empty();
        }
        return Optional
                .of(spaces.isEmpty() ? end(why, refused) : new SocketIoNews.Left(namespace, why, refused));
    }

    private Optional<SocketIoNews> lost(SocketFrame.End end) {
        boolean status = end.code() >= FIRST_ERROR_STATUS && end.code() <= LAST_STATUS;
        boolean saidNo = status ? end.code() == BAD_REQUEST : end.code() != TextSocket.BROKEN;
        if (asked == EngineIo.AUTO && !withThree && sid.isEmpty() && saidNo && !closed) {
            withThree = true;
            pulse.heard(clock.instant());
            socket = TextSocket.open(network, address(), Map.of(), Duration.ZERO);
            if (closed) {
                socket.close();
            }
            return Optional.empty();
        }
        if (status) {
            return Optional.of(end(Reason.of(ReasonCode.REFUSED, "HTTP " + end.code()), true));
        }
        var code = end.code() == TextSocket.BROKEN ? ReasonCode.NETWORK : ReasonCode.CLOSED_BY_SERVER;
        return Optional.of(
                end(Reason.of(code, end.words().isEmpty() ? String.valueOf(end.code()) : end.words()), false));
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

    private URI address() {
        return URI.create(url + (url.getRawQuery() == null ? "?" : "&") + "EIO="
                + (withThree ? EngineIo.V3 : EngineIo.V4).word() + "&transport=websocket");
    }
}
