package app.tributary.rehearsal.blaze;

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
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.handshake.ClientHandshake;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The event server: Engine.IO 4 over WebSockets, Socket.IO inside, one event session a socket. */
final class BlazeEvents extends LoopbackSocket {
    static final String PATH = "/ws/";
    private static final Logger LOG = LoggerFactory.getLogger(BlazeEvents.class);
    private static final Set<String> TYPES = Set.of("channel.chat.message", "channel.chat.message_delete",
            "channel.chat.clear", "channel.ban", "channel.unban", "channel.moderate", "channel.moderator.add",
            "channel.moderator.remove", "channel.vip.add", "channel.vip.remove", "channel.og.add", "channel.og.remove",
            "channel.follow", "channel.unfollow", "channel.subscribe", "channel.subscription.gift", "channel.vote",
            "channel.thanks", "channel.raid", "stream.online", "stream.offline", "channel.update", "user.update");

    private final InstantSource clock;
    private final BlazePace pace;
    private final Manners manners;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Set<String> refusedTypes;

    /**
     * @param refusedTypes subscriptions that are refused, as by a server that has other types
     */
    BlazeEvents(int port, InstantSource clock, BlazePace pace, Manners manners, Set<String> refusedTypes) {
        super(port, new SocketDoor(request -> refusal(request, manners)));
        this.clock = clock;
        this.pace = pace;
        this.manners = manners;
        this.refusedTypes = refusedTypes;
    }

    /** One socket. Its frames wait while the server is told to be mute. */
    final class Session {
        private final WebSocket socket;
        private final String id = UUID.randomUUID().toString();
        private final Set<String> types = ConcurrentHashMap.newKeySet();
        private @Nullable String userId;
        private Instant lastSubscribe = Instant.MIN;
        private volatile Instant heardAt;
        private volatile Instant pingAt;
        private volatile boolean welcomed;

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

    /** Sends an event to every session that asked for it. */
    void tell(String type, ObjectNode payload) {
        String channel = payload.path("channelId").asString("");
        for (var session : sessions.values()) {
            boolean wanted = channel.isEmpty()
                    ? session.types.stream().anyMatch(known -> known.startsWith(type + " "))
                    : session.types.contains(type + " " + channel);
            if (wanted) {
                session.send(eventsub("notification", Optional.of(type), payload));
            }
        }
    }

    /** How many sockets there are. */
    int sockets() {
        return sessions.size();
    }

    /** How many subscriptions there are to a channel. */
    int subscriptionsTo(String channelId) {
        return (int) sessions.values().stream().flatMap(session -> session.types.stream())
                .filter(known -> known.endsWith(" " + channelId)).count();
    }

    /** What the call that subscribes does. */
    void subscribe(String sessionId, String type, String channelId, User user) throws Refusal {
        var session = sessions.get(sessionId);
        if (session == null || !session.welcomed) {
            throw new Refusal(404, "Invalid socket subscription request");
        }
        synchronized (session) {
            Instant now = clock.instant();
            boolean tooFast = session.lastSubscribe.isAfter(now.minus(pace.subscribeGap()));
            session.lastSubscribe = now;
            if (tooFast) {
                LOG.debug("a subscription came too fast: the socket is dropped");
                session.send(new SocketIoPacket.Disconnect(SocketIoPacket.MAIN));
                sessions.remove(sessionId);
                manners.say(() -> session.socket.close());
                throw new Refusal(404, "Invalid socket subscription request");
            }
            if (!TYPES.contains(type) || refusedTypes.contains(type)) {
                throw new Refusal(400, "Unknown subscription type");
            }
            if (session.userId != null && !session.userId.equals(user.id())) {
                throw Refusal.usual(409);
            }
            session.userId = user.id();
            session.types.add(type + " " + channelId);
        }
    }

    /** The types of a session; empty where there is no such session. */
    Optional<Set<String>> subscriptions(String sessionId) {
        return Optional.ofNullable(sessions.get(sessionId)).map(session -> session.types.stream()
                .map(known -> known.substring(0, known.indexOf(' '))).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Pings what is due, and cuts who does not answer. */
    void keepAlive() {
        if (manners.isMute()) {
            // who is not pinged cannot answer, and notices the silence itself
            return;
        }
        Instant now = clock.instant();
        for (var session : sessions.values()) {
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
        session.send(new SocketIoPacket.Open(UUID.randomUUID().toString(), pace.pingInterval(), pace.pingTimeout(),
                1_000_000));
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
        } else if (packet.get() instanceof SocketIoPacket.Connect connect) {
            connect(session, connect.namespace());
        } else if (packet.get() instanceof SocketIoPacket.Ping ping) {
            session.send(new SocketIoPacket.Pong(ping.data()));
        } else if (packet.get() instanceof SocketIoPacket.Disconnect
                || packet.get() instanceof SocketIoPacket.Close) {
            socket.close();
        }
    }

    private void connect(Session session, String namespace) {
        if (!namespace.equals(SocketIoPacket.MAIN)) {
            session.send(new SocketIoPacket.ConnectError(namespace,
                    Optional.of(JsonNodeFactory.instance.objectNode().put("message", "Invalid namespace"))));
            return;
        }
        session.send(new SocketIoPacket.Connect(namespace, Optional
                .of(JsonNodeFactory.instance.objectNode().put("sid", UUID.randomUUID().toString().substring(0, 20)))));
        session.welcomed = true;
        session.send(eventsub("session_welcome", Optional.empty(),
                JsonNodeFactory.instance.objectNode().put("sessionId", session.id)));
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

    private static SocketIoPacket eventsub(String kind, Optional<String> type, ObjectNode payload) {
        var body = JsonNodeFactory.instance.objectNode();
        var metadata = body.putObject("metadata").put("messageType", kind);
        type.ifPresent(name -> metadata.put("subscriptionType", name));
        body.set("payload", payload);
        return new SocketIoPacket.Event(SocketIoPacket.MAIN, OptionalLong.empty(), "eventsub", List.of(body));
    }

    private static Optional<SocketDoor.HttpAnswer> refusal(ClientHandshake request, Manners manners) {
        if (manners.refusesSockets()) {
            return Optional.of(new SocketDoor.HttpAnswer(503, "Service Unavailable",
                    "{\"success\":false,\"message\":\"Service unavailable\"}"));
        }
        var target = URI.create("http://loopback" + request.getResourceDescriptor().replace("|", "%7C"));
        String query = Optional.ofNullable(target.getQuery()).orElse("");
        if (!target.getPath().equals(PATH) && !target.getPath().equals(PATH.substring(0, PATH.length() - 1))) {
            return Optional
                    .of(new SocketDoor.HttpAnswer(404, "Not Found", "{\"success\":false,\"message\":\"NOT_FOUND\"}"));
        }
        boolean upgrade = request.getFieldValue("Upgrade").toLowerCase(Locale.ROOT).equals("websocket");
        if (!upgrade || !("&" + query + "&").contains("&transport=websocket&")) {
            return Optional.of(badRequest(0, "Transport unknown"));
        }
        return ("&" + query + "&").contains("&EIO=4&")
                ? Optional.empty()
                : Optional.of(badRequest(5, "Unsupported protocol version"));
    }

    private static SocketDoor.HttpAnswer badRequest(int code, String message) {
        return new SocketDoor.HttpAnswer(400, "Bad Request", "{\"code\":" + code + ",\"message\":\"" + message + "\"}");
    }
}
