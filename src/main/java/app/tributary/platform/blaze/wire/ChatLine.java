package app.tributary.platform.blaze.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A chat message, of history (there its id is {@code id}) or of an event (there it is
 * {@code messageId}; the same UUID).
 *
 * @param message the text, or an object with {@code text} and {@code emotes}
 * @param type "text"; missing in events
 * @param createdAt ISO 8601
 * @param isHyperLinkAllowed false: links are to be shown as plain text; missing in events
 * @param emotes an array of objects with {@code id}, {@code name}, {@code url}, or null
 */
public record ChatLine(@Nullable String id, @Nullable String messageId, @Nullable String channelId,
        @Nullable Sender sender, @Nullable JsonNode message, @Nullable String type, @Nullable String replyToMessageId,
        @Nullable String createdAt, @JsonProperty("isHyperLinkAllowed") @Nullable Boolean isHyperLinkAllowed,
        @Nullable JsonNode emotes) {}
