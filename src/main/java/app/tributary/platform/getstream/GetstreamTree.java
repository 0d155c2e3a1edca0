package app.tributary.platform.getstream;

import app.tributary.net.Redaction;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the trees of the wire without trusting them, and makes new ones. Pure. */
final class GetstreamTree {
    private static final int LONGEST_WORDS = 300;

    private GetstreamTree() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static JsonNode string(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    /** A text that is not blank; a number counts as its digits. */
    static Optional<String> text(JsonNode node, String key) {
        var value = node.path(key);
        String text = value.isString() || value.isNumber() ? value.asString("") : "";
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    /** The first of the keys that has a text. */
    static Optional<String> text(JsonNode node, String key, String... others) {
        return Stream.concat(Stream.of(key), Stream.of(others)).flatMap(name -> text(node, name).stream()).findFirst();
    }

    static boolean flag(JsonNode node, String key) {
        return node.path(key).asBoolean(false);
    }

    /** A whole number; empty where there is none. */
    static Optional<Long> number(JsonNode node, String key) {
        var value = node.path(key);
        return value.isNumber() && value.canConvertToLong() ? Optional.of(value.asLong(0)) : Optional.empty();
    }

    static Optional<Instant> moment(JsonNode node, String key) {
        return GetstreamDates.read(node.path(key));
    }

    /** The objects of a list; none where there is no list. */
    static Stream<JsonNode> objects(JsonNode list) {
        return list.isArray() ? list.valueStream().filter(JsonNode::isObject) : Stream.empty();
    }

    /** A field of one's own: beside the others in the older family, under {@code custom} in the newer one. */
    static JsonNode custom(JsonNode node, String key) {
        var inner = node.path("custom").path(key);
        return inner.isMissingNode() ? node.path(key) : inner;
    }

    /** Somebody else's words, made harmless: one line, bounded, without secrets. */
    static String words(String words) {
        String line = Redaction.strike(words).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > LONGEST_WORDS ? line.substring(0, LONGEST_WORDS) + "..." : line;
    }
}
