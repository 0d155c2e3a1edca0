package app.tributary.platform.allmine.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A ban. It has no end; it is lifted by its id and then keeps its row, with {@code deletedAt}.
 *
 * @param actionType {@code BLOCK} or {@code CHAT_ONLY}
 * @param createdBy a user or the id of one
 * @param deletedAt when it was lifted; null: in force
 */
public record Ban(@JsonProperty("_id") @JsonAlias("id") @Nullable String id, @Nullable String targetUserId,
        @Nullable Sender targetUser, @Nullable String liveStreamId, @Nullable String actionType,
        @Nullable String reason, @Nullable JsonNode createdBy, @Nullable String createdAt,
        @Nullable String deletedAt, @Nullable JsonNode deletedBy) {}
