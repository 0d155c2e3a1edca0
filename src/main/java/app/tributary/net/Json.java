package app.tributary.net;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON text to trees and wire records, and back. Hostile input is expected; unknown fields are ignored. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).build()).build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

    private Json() {}

    /** The tree of a text; empty where it is not JSON (an HTML page, a truncated frame). */
    public static Optional<JsonNode> tree(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** A wire record of a tree; empty where the types do not fit. */
    public static <T> Optional<T> as(JsonNode node, Class<T> type) {
        try {
            return Optional.ofNullable(MAPPER.treeToValue(node, type));
        } catch (JacksonException wrongTypes) {
            return Optional.empty();
        }
    }

    /** A wire record of a text; empty where it is not JSON or the types do not fit. */
    public static <T> Optional<T> read(String text, Class<T> type) {
        return tree(text).flatMap(node -> as(node, type));
    }

    /** The text of a wire record or a tree. */
    public static String write(Record value) {
        return MAPPER.writeValueAsString(value);
    }

    /** The text of a tree. */
    public static String write(JsonNode value) {
        return MAPPER.writeValueAsString(value);
    }
}
