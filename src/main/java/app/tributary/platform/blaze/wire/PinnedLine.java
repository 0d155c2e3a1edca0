package app.tributary.platform.blaze.wire;

import org.jspecify.annotations.Nullable;

/**
 * The pinned message of a channel. {@code sender} is who pinned it, not who wrote it.
 *
 * @param message the text again, for readers that know no {@code pinnedMessage}
 * @param messageId the id again, likewise
 */
public record PinnedLine(@Nullable String id, @Nullable String channelId, @Nullable String type,
        @Nullable String message, @Nullable String pinnedMessage, @Nullable String messageId,
        @Nullable String pinnedMessageId, @Nullable Sender sender, @Nullable ActionInfo actionInfo,
        @Nullable String pinnedByDisplayName, @Nullable String pinnedBySlug, @Nullable String createdAt) {
    /** The same once more, by the names that the chat's own action rows use. */
    public record ActionInfo(@Nullable String messageId, @Nullable String pinnedMessageId, @Nullable String message,
            @Nullable String pinnedMessageText, @Nullable String pinnedByDisplayName, @Nullable String pinnedBySlug,
            @Nullable String senderId, @Nullable String pinnerId) {}
}
