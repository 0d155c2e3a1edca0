package app.tributary.rehearsal.getstream;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Small trees of JSON, with instants still as such: a {@link Family} writes them. */
final class Tree {
    private static final long NANOS = 1_000_000_000;

    private Tree() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** An object with one field. */
    static ObjectNode of(String name, JsonNode value) {
        var object = object();
        object.set(name, value);
        return object;
    }

    static ObjectNode at(ObjectNode node, String field, Instant when) {
        node.set(field, JsonNodeFactory.instance.pojoNode(when));
        return node;
    }

    static ObjectNode at(ObjectNode node, String field, Optional<Instant> when) {
        when.ifPresent(known -> at(node, field, known));
        return node;
    }

    /** A copy of what a client sent, or an empty object. */
    static ObjectNode copy(JsonNode node) {
        return node instanceof ObjectNode object ? object.deepCopy() : object();
    }

    static String text(JsonNode node, String field) {
        return node.path(field).isString() ? node.path(field).stringValue() : "";
    }

    static boolean flag(JsonNode node, String field) {
        return node.path(field).asBoolean(false) || text(node, field).equals("true");
    }

    static boolean given(JsonNode node, String field) {
        return !node.path(field).isMissingNode() && !node.path(field).isNull();
    }

    static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(item -> texts.add(item.asString("")));
        return texts;
    }

    /** A time that a client sent: words of RFC 3339, or nanoseconds since the epoch; empty where there is none. */
    static Optional<Instant> instant(JsonNode node, String field) throws Refusal {
        var value = node.path(field);
        if (value.isMissingNode() || value.isNull() || (value.isString() && value.stringValue().isEmpty())) {
            return Optional.empty();
        }
        if (value.isIntegralNumber()) {
            return Optional.of(Instant.ofEpochSecond(value.longValue() / NANOS, value.longValue() % NANOS));
        }
        try {
            return Optional.of(OffsetDateTime.parse(value.asString("")).toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeParseException noTime) {
            throw Refusal.input(field + " is not a time of RFC 3339");
        }
    }
}
