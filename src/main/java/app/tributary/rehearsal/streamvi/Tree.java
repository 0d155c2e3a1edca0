package app.tributary.rehearsal.streamvi;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Small trees of JSON. */
final class Tree {
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
}
