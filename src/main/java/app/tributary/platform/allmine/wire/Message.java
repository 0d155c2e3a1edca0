package app.tributary.platform.allmine.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A chat message, of the history, of an event, or as the answer to a send.
 *
 * @param id 24 hexadecimal digits that sort by time
 * @param createdAt ISO 8601
 * @param updatedAt likewise; later than {@code createdAt} where the words were changed
 */
public record Message(@JsonProperty("_id") @Nullable String id, @Nullable String streamId, @Nullable String content,
        @Nullable Sender sender, @Nullable String createdAt, @Nullable String updatedAt) {}
