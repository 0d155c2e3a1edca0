package app.tributary.rehearsal.streamvi;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One message of the merged chat, as the server keeps it. Guarded by the stage. */
final class Line {
    final String eventId;
    final String text;
    final long broadcast;
    final boolean outgoing;
    private final ObjectNode sender;
    private final Instant at;
    private final Map<Restream, Copy> copies = new LinkedHashMap<>();

    private static final class Copy {
        @Nullable
        String id;
        @Nullable
        String error;
    }

    Line(String eventId, String text, long broadcast, boolean outgoing, ObjectNode sender, Instant at) {
        this.eventId = eventId;
        this.text = text;
        this.broadcast = broadcast;
        this.outgoing = outgoing;
        this.sender = sender;
        this.at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** It is on its way to a platform. */
    void sentTo(Restream restream) {
        copies.put(restream, new Copy());
    }

    /** A platform refused it. */
    void refusedBy(Restream restream, String error) {
        var copy = new Copy();
        copy.error = error;
        copies.put(restream, copy);
    }

    /** Every platform that did not refuse it has its copy; whether that is news. */
    boolean deliver() {
        boolean news = false;
        for (var entry : copies.entrySet()) {
            Copy copy = entry.getValue();
            if (copy.error == null && copy.id == null) {
                copy.id = entry.getKey().platform() + "-" + eventId;
                news = true;
            }
        }
        return news;
    }

    /** {@code MessageResponseDto}. */
    ObjectNode json() {
        var node = Tree.object();
        node.put("event_id", eventId);
        var restreams = Tree.array();
        copies.forEach((restream, copy) -> {
            var one = Tree.object();
            one.put("id", copy.id);
            one.put("event_id", eventId);
            one.put("restream_id", restream.id());
            one.put("platform", restream.platform());
            one.put("created_at", at.toString());
            if (copy.error != null) {
                one.put("error", copy.error);
            }
            restreams.add(one);
        });
        node.set("restreams", restreams);
        node.set("entities", Tree.array());
        node.put("text", text);
        node.set("sender", sender.deepCopy());
        node.put("created_at", at.toString());
        node.put("broadcast_id", broadcast);
        node.put("is_outgoing", outgoing);
        return node;
    }
}
