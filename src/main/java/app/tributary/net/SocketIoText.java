package app.tributary.net;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The Socket.IO part of a packet: type, namespace, number and JSON, one after the other without any gap. */
final class SocketIoText {
    private static final int MOST_DIGITS = 15;

    private SocketIoText() {}

    /** Reads what stands behind the {@code 4} of a message packet. */
    static Optional<SocketIoPacket> parse(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int at = 1;
        String namespace = SocketIoPacket.MAIN;
        if (at < text.length() && text.charAt(at) == '/') {
            int comma = text.indexOf(',', at);
            int end = comma < 0 ? text.length() : comma;
            namespace = text.substring(at, end);
            at = Math.min(text.length(), end + 1);
        }
        int digits = at;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits - at > MOST_DIGITS) {
            return Optional.empty();
        }
        var number = digits > at ? OptionalLong.of(Long.parseLong(text.substring(at, digits))) : OptionalLong.empty();
        String json = text.substring(digits);
        return switch (text.charAt(0)) {
            case '0' -> unnumbered(number, new SocketIoPacket.Connect(namespace, Json.tree(json)), json);
            case '1' ->
                json.isEmpty() && number.isEmpty()
                        ? Optional.of(new SocketIoPacket.Disconnect(namespace))
                        : Optional.empty();
            case '2' -> event(namespace, number, json);
            case '3' -> ack(namespace, number, json);
            case '4' -> unnumbered(number, new SocketIoPacket.ConnectError(namespace, Json.tree(json)), json);
            // 5 and 6 carry binary attachments
            default -> Optional.empty();
        };
    }

    /** What stands between the type and the JSON. */
    static String head(String namespace, OptionalLong number) {
        String room = namespace.equals(SocketIoPacket.MAIN) ? "" : namespace + ",";
        return number.isPresent() ? room + number.getAsLong() : room;
    }

    static String array(List<JsonNode> items) {
        var array = JsonNodeFactory.instance.arrayNode();
        items.forEach(array::add);
        return Json.write(array);
    }

    private static Optional<SocketIoPacket> unnumbered(OptionalLong number, SocketIoPacket packet, String json) {
        boolean readable = json.isEmpty() || Json.tree(json).isPresent();
        return number.isEmpty() && readable ? Optional.of(packet) : Optional.empty();
    }

    private static Optional<SocketIoPacket> event(String namespace, OptionalLong number, String json) {
        return Json.tree(json).filter(JsonNode::isArray).filter(array -> array.path(0).isString())
                .map(array -> new SocketIoPacket.Event(namespace, number, array.path(0).stringValue(),
                        array.valueStream().skip(1).toList()));
    }

    private static Optional<SocketIoPacket> ack(String namespace, OptionalLong number, String json) {
        if (number.isEmpty()) {
            return Optional.empty();
        }
        return Json.tree(json).filter(JsonNode::isArray).map(
                array -> new SocketIoPacket.Ack(namespace, number.getAsLong(), array.valueStream().toList()));
    }
}
