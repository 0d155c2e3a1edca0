package app.tributary.ui.feed;

import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Offer;
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

    /** The reader wants to give their own message other words. */
    void edit(ChatMessage message);

    /** The reader reacts to a message, or takes it back. */
    void react(MessageKey message, String reaction, boolean on);

    /** The reader pressed a button that a notice offers. */
    void take(Offer offer, Channel channel);

    /** A row, or its newer state, is the selected one; empty: none is. */
    void selected(Optional<FeedRow> row);

    /** The reader addresses somebody by a double click on the name: mention them in the composer. */
    void mention(Author author, Channel channel);

    /** The reader clicked a link. Shows its real target and opens it only then. */
    void openLink(URI target);
}
