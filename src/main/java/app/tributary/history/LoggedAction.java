package app.tributary.history;

import app.tributary.chat.Channel;
import java.time.Instant;

/**
 * A line of the log of what was done from this console.
 *
 * @param id above every earlier one, also of earlier sessions: see {@link ActionLog#lastId()}
 * @param at when it was given, ours
 * @param verb a lower-case word: send, delete, pin, unpin, timeout, ban, unban
 * @param object words that name its object: the text sent or acted upon
 * @param messageId the message acted upon, or made; empty: none
 * @param person the person acted upon; empty: none
 * @param outcome done, rejected, unsupported, failed, unknown; empty while it is under way
 * @param reason why, in words; may be empty
 */
public record LoggedAction(long id, Instant at, Channel channel, String verb, String object, String messageId,
        String person, String outcome, String reason) {}
