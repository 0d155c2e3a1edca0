package app.tributary.net;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One packet of Engine.IO as it stands in a text frame, with the Socket.IO 5 packet inside where it is
 * a message. {@link #parse} and {@link #print} are each other's reverse. Packets with binary
 * attachments are not understood: no chat needs them.
 *
 * <p>Engine.IO 3 and 4 have the same letters: in 3 the client pings and the server answers, and the main
 * namespace is joined without asking.
 *
 * <p>Source: the Engine.IO protocol, revisions 3 and 4, and the Socket.IO protocol, revisions 4 and 5.
 */
public sealed interface SocketIoPacket {
    /** The namespace that every server has. */
    String MAIN = "/";

    /**
     * The server's greeting.
     *
     * @param sid the session's id
     * @param pingInterval how often the server pings
     * @param pingTimeout how long either side may stay silent after that
     * @param maxPayload the longest frame that the server takes, in bytes; 0: not said
     */
    record Open(String sid, Duration pingInterval, Duration pingTimeout, long maxPayload) implements SocketIoPacket {}

    /** The transport ends. */
    record Close() implements SocketIoPacket {}

    /** Are you there? The data is to be sent back; "probe" where a transport is tried. */
    record Ping(String data) implements SocketIoPacket {}

    /** I am. */
    record Pong(String data) implements SocketIoPacket {}

    /** The transport that was tried is used from now on. */
    record Upgrade() implements SocketIoPacket {}

    /** Nothing. */
    record Noop() implements SocketIoPacket {}

    /**
     * To the server: joins a namespace, with credentials if it wants any. From the server: joined.
     *
     * @param data an object
     */
    record Connect(String namespace, Optional<JsonNode> data) implements SocketIoPacket {}

    /** Leaves a namespace, or was thrown out of it. */
    record Disconnect(String namespace) implements SocketIoPacket {}

    /**
     * Something happened.
     *
     * @param ack wants an {@link Ack} with this number
     * @param name what
     * @param arguments all that comes with it
     */
    record Event(String namespace, OptionalLong ack, String name, List<JsonNode> arguments) implements SocketIoPacket {
        public Event {
            arguments = List.copyOf(arguments);
        }
    }

    /** The answer to an event that wanted one. */
    record Ack(String namespace, long ack, List<JsonNode> arguments) implements SocketIoPacket {
        public Ack {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * The server did not let us in.
     *
     * @param data an object with a {@code message}; a bare text in older servers
     */
    record ConnectError(String namespace, Optional<JsonNode> data) implements SocketIoPacket {}

    /** Reads a text frame; empty where it is no packet that is known here. */
    static Optional<SocketIoPacket> parse(String frame) {
        if (frame.isEmpty()) {
            return Optional.empty();
        }
        String rest = frame.substring(1);
        return switch (frame.charAt(0)) {
            case '0' -> open(rest);
            case '1' -> rest.isEmpty() ? Optional.of(new Close()) : Optional.empty();
            case '2' -> Optional.of(new Ping(rest));
            case '3' -> Optional.of(new Pong(rest));
            case '4' -> SocketIoText.parse(rest);
            case '5' -> rest.isEmpty() ? Optional.of(new Upgrade()) : Optional.empty();
            case '6' -> rest.isEmpty() ? Optional.of(new Noop()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The packet as a text frame. */
    default String print() {
        return switch (this) {
            case Open open -> "0" + Json.write(greeting(open));
            case Close ignored -> "1";
            case Ping ping -> "2" + ping.data();
            case Pong pong -> "3" + pong.data();
            case Upgrade ignored -> "5";
            case Noop ignored -> "6";
            case Connect connect -> "40" + SocketIoText.head(connect.namespace(), OptionalLong.empty())
                    + connect.data().map(Json::write).orElse("");
            case Disconnect disconnect -> "41" + SocketIoText.head(disconnect.namespace(), OptionalLong.empty());
            case Event event -> {
                var all = new ArrayList<JsonNode>();
                all.add(JsonNodeFactory.instance.stringNode(event.name()));
                all.addAll(event.arguments());
                yield "42" + SocketIoText.head(event.namespace(), event.ack()) + SocketIoText.array(all);
            }
            case Ack ack -> "43" + SocketIoText.head(ack.namespace(), OptionalLong.of(ack.ack()))
                    + SocketIoText.array(ack.arguments());
            case ConnectError error -> "44" + SocketIoText.head(error.namespace(), OptionalLong.empty())
                    + error.data().map(Json::write).orElse("");
        };
    }

    private static JsonNode greeting(Open open) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("sid", open.sid());
        node.putArray("upgrades");
        node.put("pingInterval", open.pingInterval().toMillis());
        node.put("pingTimeout", open.pingTimeout().toMillis());
        if (open.maxPayload() > 0) {
            node.put("maxPayload", open.maxPayload());
        }
        return node;
    }

    private static Optional<SocketIoPacket> open(String json) {
        return Json.tree(json).filter(JsonNode::isObject).filter(node -> node.path("sid").isString())
                .map(node -> new Open(node.path("sid").stringValue(), millis(node.path("pingInterval"), 25_000),
                        millis(node.path("pingTimeout"), 20_000), Math.max(0, node.path("maxPayload").asLong(0))));
    }

    private static Duration millis(JsonNode figure, long standard) {
        return Duration.ofMillis(Math.max(0, figure.asLong(standard)));
    }
}
