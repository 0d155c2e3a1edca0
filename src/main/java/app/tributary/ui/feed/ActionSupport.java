package app.tributary.ui.feed;

import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Support;
import java.util.List;

/** What can be done with a message just now, told by the shell. Asked on the FX thread: answers from memory. */
public interface ActionSupport {
    /** Whether the action can be done, and if not, why. Not asked about {@link RowAction#COPY}. */
    Support of(RowAction action, ChatMessage message);

    /** What only the platform of a message can do with it, for the menu. */
    List<RowOffer> ofMessage(ChatMessage message);

    /** What can be done about the author of a message, for the menu. */
    List<RowOffer> ofAuthor(ChatMessage message);

    /** Whether this message is the channel's pin at the moment. */
    boolean isPinned(MessageKey message);
}
