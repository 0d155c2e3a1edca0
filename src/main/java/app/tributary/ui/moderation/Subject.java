package app.tributary.ui.moderation;

import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatMessage;
import app.tributary.feed.FeedRow;
import java.util.Optional;

/**
 * What is selected, as far as something can be done about it.
 *
 * @param channel where
 * @param author who, where somebody is behind it
 * @param message what they said, where it is a message
 * @param removed whether it is gone already
 */
public record Subject(Channel channel, Optional<Author> author, Optional<ChatMessage> message, boolean removed) {
    /** The subject of a row; empty for rows about nobody. */
    public static Optional<Subject> of(FeedRow row) {
        return switch (row) {
            case FeedRow.MessageRow(_, var message, var removed, _, _) -> Optional.of(new Subject(row.channel(),
                    Optional.of(message.author()), Optional.of(message), removed.isPresent()));
            case FeedRow.ActivityRow(_, var activity, var removed, _) -> activity.actor().or(
                    () -> activity.message().map(ChatMessage::author))
                    .map(actor -> new Subject(row.channel(), Optional.of(actor), activity.message(),
                            removed.isPresent()));
            // Gifts are their giver's; a fold of messages is nobody's: who acts must see upon whom.
            case FeedRow.AlikeRow fold when fold.isGift() -> of(fold.first());
            case FeedRow.GapRow _,FeedRow.LineRow _,FeedRow.FoldRow _,FeedRow.AlikeRow _,FeedRow.SinceRow _,FeedRow.SkippedRow _ ->
                Optional.empty();
        };
    }
}
