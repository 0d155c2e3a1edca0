package app.tributary.rehearsal.allmine;

import app.tributary.net.SocketIoPacket;
import app.tributary.rehearsal.LoopbackSocket;
import app.tributary.rehearsal.Manners;
import app.tributary.rehearsal.SocketDoor;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.handshake.ClientHandshake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The realtime side: Engine.IO 4 over WebSockets, Socket.IO with two namespaces, a room for each stream. */
final class AllmineSockets extends LoopbackSocket {
    static final String PATH = "/socket.io/";
    private static final Logger LOG = LoggerFactory.getLogger(AllmineSockets.class);
    private static final Set<String> NAMESPACES = Set.of(AllmineState.CHAT, AllmineState.LIVE);

    private final InstantSource clock;
    private final AllminePace pace;
    private final AllmineTokens tokens;
    private final AllmineHabits habits;
    private final Manners manners;
    private final AtomicInteger refusals;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();

    /** @param refusals how often the next joining of a namespace is refused; counts down */
    AllmineSockets(int port, InstantSource clock, AllminePace pace, AllmineTokens tokens, AllmineHabits habits,
            Manners manners, AtomicInteger refusals) {
        super(port, new SocketDoor(request -> refusal(request, manners)));
        this.clock = clock;
        this.pace = pace;
        this.tokens = tokens;
        this.habits = habits;
        this.manners = manners;
        this.refusals = refusals;
    }

    /** One socket. Its frames wait while the server is told to be mute. */
    private final class Session {
        private final WebSocket socket;
        private final Map<String, Set<String>> rooms = new ConcurrentHashMap<>();
        private volatile Instant heardAt;
        private volatile Instant pingAt;

        private Session(WebSocket socket) {
            this.socket = socket;
            heardAt = clock.instant();
            pingAt = heardAt.plus(pace.pingInterval());
        }

        private void send(SocketIoPacket packet) {
            String frame = packet.print();
            manners.say(() -> put(socket, frame));
        }

        /** Sends the ping that is due; false where the client has not answered for too long. */
        private boolean keepAlive(Instant now) {
            if (now.isAfter(heardAt.plus(pace.pingInterval()).plus(pace.pingTimeout()))) {
                return false;
            }
            if (!now.isBefore(pingAt)) {
                pingAt = now.plus(pace.pingInterval());
                send(new SocketIoPacket.Ping(""));
            }
            return true;
        }
    }

    /**
     * Sends an event to everybody in the room of a stream.
     *
     * @param name empty: a message, whose event has the name that is switched on
     */
    void tell(String namespace, String streamId, String name, ObjectNode content) {
        if (!habits.broadcasts()) {
            return;
        }
        var event = new SocketIoPacket.Event(namespace, OptionalLong.empty(),
                name.isEmpty() ? habits.messageEvent() : name, List.of(dressed(content)));
        for (var session : sessions) {
            if (session.rooms.getOrDefault(namespace, Set.of()).contains(streamId)) {
                session.send(event);
            }
        }
    }

    /** How many sockets stand in the room of a stream. */
    long inRoom(String namespace, String streamId) {
        return sessions.stream().filter(of -> of.rooms.getOrDefault(namespace, Set.of()).contains(streamId)).count();
    }

    private JsonNode dressed(ObjectNode content) {
        var node = JsonNodeFactory.instance.objectNode();
        return switch (habits.argument()) {
            case BARE -> content;
            case UNDER_DATA -> node.set("data", content);
            case UNDER_MESSAGE -> node.set("message", content);
            case UNDER_PAYLOAD -> node.set("payload", content);
        };
    }

    /** Pings what is due, and cuts who does not answer. */
    void keepAlive() {
        Instant now = clock.instant();
        for (var session : sessions) {
            if (!session.keepAlive(now)) {
                session.socket.close();
            }
        }
    }

    /** Cuts every socket without a good-bye. */
    void cut() {
        for (var socket : List.copyOf(getConnections())) {
            if (socket instanceof WebSocketImpl bare) {
                bare.closeConnection(1006, "");
            }
        }
    }

    /** Sends a text to every socket, as it is. */
    void raw(String text) {
        sessions.forEach(session -> manners.say(() -> put(session.socket, text)));
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake request) {
        if (socket instanceof WebSocketImpl bare && bare.getDraft() instanceof SocketDoor door && door.refused()) {
            bare.flushAndClose(1006, "", false);
            return;
        }
        var session = new Session(socket);
        socket.setAttachment(session);
        sessions.add(session);
        session.send(new SocketIoPacket.Open(UUID.randomUUID().toString(), pace.pingInterval(), pace.pingTimeout(),
                1_000_000));
    }

    @Override
    public void onMessage(WebSocket socket, String frame) {
        if (!(socket.<@org.jspecify.annotations.Nullable Object>getAttachment() instanceof Session session)) {
            return;
        }
        session.heardAt = clock.instant();
        var packet = SocketIoPacket.parse(frame);
        if (packet.isEmpty()) {
            // as the real one does: who cannot speak is shown out
            socket.close();
            return;
        }
        if (packet.get() instanceof SocketIoPacket.Connect connect) {
            connect(session, connect);
        } else if (packet.get() instanceof SocketIoPacket.Event event) {
            heard(session, event);
        } else if (packet.get() instanceof SocketIoPacket.Disconnect gone) {
            session.rooms.remove(gone.namespace());
        } else if (packet.get() instanceof SocketIoPacket.Close) {
            socket.close();
        }
    }

    private void connect(Session session, SocketIoPacket.Connect connect) {
        String namespace = connect.namespace();
        if (!NAMESPACES.contains(namespace)) {
            refuse(session, namespace, "Invalid namespace");
        } else if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0 || !letIn(connect.data())) {
            refuse(session, namespace, "unauthorized");
        } else {
            session.rooms.put(namespace, ConcurrentHashMap.newKeySet());
            session.send(new SocketIoPacket.Connect(namespace, Optional.of(
                    JsonNodeFactory.instance.objectNode().put("sid", UUID.randomUUID().toString().substring(0, 20)))));
        }
    }

    /** A token has to be good; none may do. */
    private boolean letIn(Optional<JsonNode> auth) {
        String token = auth.map(data -> data.path("token").asString("")).orElse("");
        return token.isEmpty() ? habits.anonymous() : tokens.user(token).isPresent();
    }

    private static void refuse(Session session, String namespace, String words) {
        session.send(new SocketIoPacket.ConnectError(namespace,
                Optional.of(JsonNodeFactory.instance.objectNode().put("message", words))));
    }

    private void heard(Session session, SocketIoPacket.Event event) {
        var rooms = session.rooms.get(event.namespace());
        if (rooms == null || !event.name().equals("joinStream") || event.arguments().isEmpty()) {
            return;
        }
        var argument = event.arguments().getFirst();
        String streamId = switch (habits.joinShape()) {
            case STREAM_ID -> argument.path("streamId").asString("");
            case LIVE_STREAM_ID -> argument.path("liveStreamId").asString("");
            case PLAIN -> argument.asString("");
        };
        if (streamId.isEmpty()) {
            // as the framework says it that the platform seems to be built with
            session.send(new SocketIoPacket.Event(event.namespace(), OptionalLong.empty(), "exception",
                    List.of(JsonNodeFactory.instance.objectNode().put("status", "error").put("message",
                            "Validation failed"))));
            return;
        }
        rooms.add(streamId);
        if (event.ack().isPresent()) {
            session.send(new SocketIoPacket.Ack(event.namespace(), event.ack().getAsLong(),
                    List.of(JsonNodeFactory.instance.objectNode().put("success", true))));
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        if (socket.<@org.jspecify.annotations.Nullable Object>getAttachment() instanceof Session session) {
            sessions.remove(session);
        }
    }

    /** Ends, within half a second. */
    void end() {
        cut();
        free();
    }

    private static void put(WebSocket socket, String frame) {
        try {
            socket.send(frame);
        } catch (WebsocketNotConnectedException e) {
            LOG.debug("a socket closed before it was told everything");
        }
    }

    private static Optional<SocketDoor.HttpAnswer> refusal(ClientHandshake request, Manners manners) {
        if (manners.refusesSockets()) {
            return Optional.of(new SocketDoor.HttpAnswer(503, "Service Unavailable", "{}"));
        }
        var target = URI.create("http://loopback" + request.getResourceDescriptor().replace("|", "%7C"));
        String query = "&" + Optional.ofNullable(target.getQuery()).orElse("") + "&";
        if (!target.getPath().equals(PATH)) {
            return Optional.of(new SocketDoor.HttpAnswer(404, "Not Found", "{}"));
        }
        boolean upgrade = request.getFieldValue("Upgrade").toLowerCase(Locale.ROOT).equals("websocket");
        if (!upgrade || !query.contains("&transport=websocket&")) {
            return Optional.of(badRequest(0, "Transport unknown"));
        }
        return query.contains("&EIO=4&")
                ? Optional.empty()
                : Optional.of(badRequest(5, "Unsupported protocol version"));
    }

    private static SocketDoor.HttpAnswer badRequest(int code, String message) {
        return new SocketDoor.HttpAnswer(400, "Bad Request",
                "{\"code\":" + code + ",\"message\":\"" + message + "\"}");
    }
}
