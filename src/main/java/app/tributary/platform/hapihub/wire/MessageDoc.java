package app.tributary.platform.hapihub.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A chat message. The documentation's examples have only the first three fields.
 *
 * @param createdAt milliseconds since 1970
 * @param createdBy the author's account uid
 * @param session a conversation inside a room
 * @param media the reference or address of what is attached
 * @param seenBy account uids
 */
public record MessageDoc(@JsonAlias("_id") @Nullable String id, @Nullable JsonNode createdAt,
        @Nullable JsonNode createdBy, @Nullable String room, @Nullable String session, @Nullable String text,
        @Nullable JsonNode media, @Nullable JsonNode seenBy) {}
