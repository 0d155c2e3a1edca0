package app.tributary.rehearsal.getstream;

import app.tributary.net.Json;
import app.tributary.rehearsal.LoopbackSocket;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The listening port of the WebSocket, in both families; one that comes back is a new one. */
final class RealtimeEnd extends LoopbackSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RealtimeEnd.class);
    private static final String V1 = "/connect";
    private static final String V2 = "/api/v2/connect";

    private final App app;

    /** A socket whose client has not yet said who it is, which is so in the newer family only. */
    private record Guest(Map<String, String> query) {}

    private RealtimeEnd(int port, App app) {
        super(port, new Draft_6455());
        this.app = app;
    }

    /**
     * Opens a port.
     *
     * @param port 0: any
     * @throws UncheckedIOException where it cannot be opened
     */
    static RealtimeEnd open(int port, App app) {
        var end = new RealtimeEnd(port, app);
        end.listen();
        return end;
    }

    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(WebSocket socket, Draft draft,
            ClientHandshake request) throws InvalidDataException {
        String path = target(request).getPath();
        if (app.manners().refusesSockets() || (!path.equals(V1) && !path.equals(V2))
                || Reception.foreign(request.getFieldValue("Origin"))) {
            throw new InvalidDataException(CloseFrame.REFUSE, "not here");
        }
        return super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake request) {
        var target = target(request);
        var query = Reception.query(target.getRawQuery());
        if (target.getPath().equals(V2)) {
            socket.setAttachment(new Guest(query));
            return;
        }
        try {
            enter(socket, app.reception().listener(query, query.getOrDefault("authorization", "")), Family.V1,
                    "health.check");
        } catch (Refusal refusal) {
            refuse(socket, Tree.of("error", refusal.body("WS")));
        }
    }

    private void enter(WebSocket socket, User user, Family family, String word) {
        synchronized (app.world()) {
            var link = new Link(user, app.world().clock.instant(), event -> {
                String frame = Json.write(family.print(event));
                app.manners().say(() -> put(socket, frame));
            });
            socket.setAttachment(link);
            app.world().join(link);
            link.tell(app.hello(link, word, Optional.of(user)));
        }
    }

    private void refuse(WebSocket socket, ObjectNode error) {
        app.manners().say(() -> {
            put(socket, Json.write(error));
            socket.close(CloseFrame.NORMAL, "authentication failed");
        });
    }

    @Override
    public void onMessage(WebSocket socket, String frame) {
        var heard = Json.tree(frame);
        var who = socket.<@Nullable Object>getAttachment();
        if (who instanceof Guest guest) {
            introduce(socket, guest, heard.orElse(Tree.object()));
        } else if (who instanceof Link link) {
            // a health check stands in an array, the only thing that clients say
            link.heardAt = app.world().clock.instant();
            if (heard.isPresent() && heard.get().isArray()
                    && Tree.text(heard.get().path(0), "type").equals("health.check")) {
                synchronized (app.world()) {
                    link.tell(app.hello(link, "health.check", Optional.empty()));
                }
            }
        }
    }

    private void introduce(WebSocket socket, Guest guest, JsonNode hello) {
        try {
            app.reception().key(guest.query());
            enter(socket, app.reception().listener(hello, Tree.text(hello, "token")), Family.V2, "connection.ok");
        } catch (Refusal refusal) {
            refuse(socket, Tree.object().put("type", "connection.error").set("error", refusal.body("WS")));
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        if (socket.<@Nullable Object>getAttachment() instanceof Link link) {
            synchronized (app.world()) {
                app.world().leave(link);
            }
        }
    }

    /** Closes sockets that have been silent for too long. */
    void drop(Instant silentSince) {
        for (var socket : List.copyOf(getConnections())) {
            if (socket.<@Nullable Object>getAttachment() instanceof Link link && link.heardAt.isBefore(silentSince)) {
                socket.close(CloseFrame.GOING_AWAY, "no health check");
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
        for (var socket : List.copyOf(getConnections())) {
            app.manners().say(() -> put(socket, text));
        }
    }

    @Override
    public void close() {
        cut();
        free();
    }

    private static URI target(ClientHandshake request) {
        return URI.create("http://loopback" + request.getResourceDescriptor().replace("|", "%7C").replace("\"", "%22")
                .replace("{", "%7B").replace("}", "%7D"));
    }

    private static void put(WebSocket socket, String frame) {
        try {
            socket.send(frame);
        } catch (WebsocketNotConnectedException e) {
            LOG.debug("a socket closed before it was told everything");
        }
    }
}
