package app.tributary.history;

import app.tributary.chat.Author;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import java.time.Instant;
import java.util.List;

/**
 * A row of {@code messages_v1}.
 *
 * @param authorId empty where nobody is named
 * @param kind message, action, announcement, or the kind of an activity
 */
public record StoredMessage(MessageKey key, String authorId, String authorName, String text, Instant sentAt,
        Instant receivedAt, String kind, boolean removed) {
    /** As a plain message: emotes have become their words, and badges are gone. */
    public ChatMessage asMessage() {
        var name = authorName.isEmpty() ? key.channel().name() : authorName;
        return ChatMessage.plain(key, Author.named(authorId.isEmpty() ? name : authorId, name),
                text.isEmpty() ? List.of() : List.of(new Fragment.Text(text)), sentAt, receivedAt);
    }
}
