package app.tributary.rehearsal.hapihub;

import app.tributary.net.EngineIo;
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
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.handshake.ClientHandshake;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The sockets: Engine.IO 3 or 4 over WebSockets, Socket.IO inside, Feathers' calls and events in that. */
final class HapihubEvents extends LoopbackSocket {
    static final String PATH = "/socket.io/";
    private static final Logger LOG = LoggerFactory.getLogger(HapihubEvents.class);
    private static final long LONGEST = 1_000_000;

    private final InstantSource clock;
    private final HapihubRules rules;
    private final HapihubCalls calls;
    private final Manners manners;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    HapihubEvents(int port, InstantSource clock, HapihubRules rules, HapihubCalls calls, Manners manners) {
        super(port, new SocketDoor(request -> refusal(request, rules, manners)));
        this.clock = clock;
        this.rules = rules;
        this.calls = calls;
        this.manners = manners;
    }

    /** One socket. Its frames wait while the server is told to be mute. */
    private final class Session {
        private final WebSocket socket;
        private final String id = UUID.randomUUID().toString();
        private volatile @Nullable String token;
        private volatile Instant heardAt;
        private volatile Instant pingAt;

        private Session(WebSocket socket) {
            this.socket = socket;
            heardAt = clock.instant();
            pingAt = heardAt.plus(rules.pingInterval());
        }

        private void send(SocketIoPacket packet) {
            String frame = packet.print();
            manners.say(() -> put(socket, frame));
        }

        /** Whose it is, as long as the token is good that it was signed in with. */
        private Optional<User> user() {
            String signedIn = token;
            return signedIn == null ? Optional.empty() : calls.user(signedIn);
        }

        /** Sends the ping that is due; false where the client has not been heard for too long. */
        private boolean keepAlive(Instant now) {
            if (now.isAfter(heardAt.plus(rules.pingInterval()).plus(rules.pingTimeout()))) {
                return false;
            }
            if (rules.engine() == EngineIo.V4 && !now.isBefore(pingAt)) {
                pingAt = now.plus(rules.pingInterval());
                send(new SocketIoPacket.Ping(""));
            }
            return true;
        }
    }

    /** Sends an event to everybody who is signed in as one of these. */
    void tell(String event, ObjectNode document, Set<String> uids) {
        for (var session : sessions.values()) {
            if (session.user().map(User::uid).filter(uids::contains).isPresent()) {
                session.send(new SocketIoPacket.Event(SocketIoPacket.MAIN, OptionalLong.empty(), event,
                        List.of(document)));
            }
        }
    }

    /** Pings what is due, and cuts who is silent. */
    void keepAlive() {
        Instant now = clock.instant();
        for (var session : sessions.values()) {
            if (!session.keepAlive(now)) {
                session.socket.close();
            }
        }
    }

    /** How many sockets are signed in. */
    int signedIn() {
        return (int) sessions.values().stream().filter(session -> session.user().isPresent()).count();
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
        sessions.values().forEach(session -> manners.say(() -> put(session.socket, text)));
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake request) {
        if (socket instanceof WebSocketImpl bare && bare.getDraft() instanceof SocketDoor door && door.refused()) {
            bare.flushAndClose(1006, "", false);
            return;
        }
        var session = new Session(socket);
        socket.setAttachment(session);
        sessions.put(session.id, session);
        boolean old = rules.engine() == EngineIo.V3;
        session.send(new SocketIoPacket.Open(UUID.randomUUID().toString(), rules.pingInterval(), rules.pingTimeout(),
                old ? 0 : LONGEST));
        if (old) {
            session.send(new SocketIoPacket.Connect(SocketIoPacket.MAIN, Optional.empty()));
        }
    }

    @Override
    public void onMessage(WebSocket socket, String frame) {
        if (!(socket.<@Nullable Object>getAttachment() instanceof Session session)) {
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
            connect(session, connect.namespace());
        } else if (packet.get() instanceof SocketIoPacket.Ping ping) {
            session.send(new SocketIoPacket.Pong(ping.data()));
        } else if (packet.get() instanceof SocketIoPacket.Event event) {
            call(session, event);
        } else if (packet.get() instanceof SocketIoPacket.Disconnect
                || packet.get() instanceof SocketIoPacket.Close) {
            socket.close();
        }
    }

    private void connect(Session session, String namespace) {
        if (!namespace.equals(SocketIoPacket.MAIN)) {
            session.send(new SocketIoPacket.ConnectError(namespace,
                    Optional.of(JsonNodeFactory.instance.objectNode().put("message", "Invalid namespace"))));
        } else if (rules.engine() == EngineIo.V4) {
            session.send(new SocketIoPacket.Connect(namespace, Optional.of(JsonNodeFactory.instance.objectNode()
                    .put("sid", UUID.randomUUID().toString().substring(0, 20)))));
        }
    }

    /** A call of a service by an event. */
    private void call(Session session, SocketIoPacket.Event event) {
        JsonNode error = Refusal.usual(405).body();
        JsonNode answer = JsonNodeFactory.instance.nullNode();
        String service = event.arguments().isEmpty() ? "" : event.arguments().getFirst().asString("");
        if (service.equals("authentication") && event.name().equals("remove")) {
            session.token = null;
            error = JsonNodeFactory.instance.nullNode();
        } else if (service.equals("authentication") && event.name().equals("create")
                && event.arguments().size() > 1) {
            try {
                var reply = calls.authenticate(event.arguments().get(1));
                session.token = reply.path("accessToken").asString("");
                error = JsonNodeFactory.instance.nullNode();
                answer = reply;
            } catch (Refusal refusal) {
                session.token = null;
                error = refusal.body();
            }
        }
        if (event.ack().isPresent()) {
            session.send(new SocketIoPacket.Ack(event.namespace(), event.ack().getAsLong(), List.of(error, answer)));
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        if (socket.<@Nullable Object>getAttachment() instanceof Session session) {
            sessions.remove(session.id);
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

    private static Optional<SocketDoor.HttpAnswer> refusal(ClientHandshake request, HapihubRules rules,
            Manners manners) {
        if (manners.refusesSockets()) {
            return Optional.of(new SocketDoor.HttpAnswer(503, "Service Unavailable",
                    "{\"name\":\"Unavailable\",\"code\":503,\"message\":\"Unavailable\"}"));
        }
        var target = URI.create("http://loopback" + request.getResourceDescriptor().replace("|", "%7C"));
        String query = "&" + Optional.ofNullable(target.getQuery()).orElse("") + "&";
        if (!target.getPath().startsWith(PATH.substring(0, PATH.length() - 1))) {
            return Optional.of(new SocketDoor.HttpAnswer(404, "Not Found",
                    "{\"name\":\"NotFound\",\"code\":404,\"message\":\"Page not found\"}"));
        }
        boolean upgrade = request.getFieldValue("Upgrade").toLowerCase(Locale.ROOT).equals("websocket");
        if (!upgrade || !query.contains("&transport=websocket&")) {
            return Optional.of(badRequest(0, "Transport unknown"));
        }
        // an older server does not look at the version
        return rules.engine() == EngineIo.V3 || query.contains("&EIO=4&")
                ? Optional.empty()
                : Optional.of(badRequest(5, "Unsupported protocol version"));
    }

    private static SocketDoor.HttpAnswer badRequest(int code, String message) {
        return new SocketDoor.HttpAnswer(400, "Bad Request",
                "{\"code\":" + code + ",\"message\":\"" + message + "\"}");
    }
}
