package app.tributary.rehearsal.getstream;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/**
 * How a family of paths writes: the older one puts times as words and the app's own fields beside the
 * others, the newer one times as nanoseconds and those fields under {@code custom}.
 */
enum Family {
    V1, V2;

    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
            .withZone(ZoneOffset.UTC);

    /** The tree as this family has it on the wire. */
    JsonNode print(JsonNode tree) {
        if (tree instanceof POJONode leaf && leaf.getPojo() instanceof Instant instant) {
            return this == V1
                    ? JsonNodeFactory.instance.stringNode(MICROS.format(instant))
                    : JsonNodeFactory.instance.numberNode(
                            instant.getEpochSecond() * 1_000_000_000L + instant.getNano() / 1000 * 1000L);
        }
        if (tree.isArray()) {
            var array = Tree.array();
            tree.forEach(item -> array.add(print(item)));
            return array;
        }
        if (!(tree instanceof ObjectNode object)) {
            return tree;
        }
        var printed = Tree.object();
        object.properties().forEach(field -> {
            if (this == V1 && field.getKey().equals("custom") && field.getValue().isObject()) {
                field.getValue().properties().forEach(own -> printed.set(own.getKey(), print(own.getValue())));
            } else {
                printed.set(field.getKey(), print(field.getValue()));
            }
        });
        return printed;
    }
}
