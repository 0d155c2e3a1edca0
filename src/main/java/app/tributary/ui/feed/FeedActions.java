package app.tributary.ui.feed;

import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatMessage;
import app.tributary.feed.FeedRow;
import java.net.URI;
import java.util.Optional;

/** What the shell does when the reader wants something of a row. Called on the FX thread: must not block. */
public interface FeedActions {
    /** The reader wants to answer it. */
    void reply(ChatMessage message);

    /** The reader wants it pinned. */
    void pin(ChatMessage message);

    /** The reader wants its pin taken off. */
    void unpin(ChatMessage message);

    /** The reader wants it gone. */
    void delete(ChatMessage message);

    /** A row, or its newer state, is the selected one; empty: none is. */
    void selected(Optional<FeedRow> row);

    /** The reader addresses somebody by a double click on the name: mention them in the composer. */
    void mention(Author author, Channel channel);

    /** The reader clicked a link. Shows its real target and opens it only then. */
    void openLink(URI target);
}
