package app.tributary.rehearsal.allmine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A ban of the loopback Allmine. It is never taken out of the list, only marked as lifted.
 *
 * @param chatOnly true: may watch, may not write
 */
record Ban(String id, User target, String streamId, boolean chatOnly, String reason, User createdBy, Instant createdAt,
        @Nullable Instant deletedAt, @Nullable User deletedBy) {
    static Ban of(User target, String streamId, boolean chatOnly, String reason, User by, Instant now) {
        return new Ban(ObjectIds.next(now), target, streamId, chatOnly, reason, by, now, null, null);
    }

    Ban lifted(User by, Instant now) {
        return new Ban(id, target, streamId, chatOnly, reason, createdBy, createdAt, now, by);
    }

    boolean inForce() {
        return deletedAt == null;
    }

    String actionType() {
        return chatOnly ? "CHAT_ONLY" : "BLOCK";
    }

    ObjectNode wire() {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("_id", id).put("targetUserId", target.id());
        node.set("targetUser", target.bare());
        node.put("liveStreamId", streamId).put("actionType", actionType()).put("reason", reason).put("createdBy",
                createdBy.id());
        node.put("deletedAt", deletedAt == null ? null : Line.time(deletedAt));
        node.put("deletedBy", deletedBy == null ? null : deletedBy.id());
        return node.put("createdAt", Line.time(createdAt)).put("updatedAt",
                Line.time(deletedAt == null ? createdAt : deletedAt));
    }
}
