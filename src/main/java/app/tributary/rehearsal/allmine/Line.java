package app.tributary.rehearsal.allmine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A message of the loopback Allmine. */
record Line(String id, String streamId, User sender, String content, Instant createdAt) {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    static String time(Instant instant) {
        return MILLIS.format(instant);
    }

    /** As everybody sees it. */
    ObjectNode wire() {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("_id", id).put("streamId", streamId).put("content", content);
        node.set("sender", sender.sender());
        return node.put("createdAt", time(createdAt)).put("updatedAt", time(createdAt));
    }
}
