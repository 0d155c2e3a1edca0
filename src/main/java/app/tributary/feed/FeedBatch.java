package app.tributary.feed;

import app.tributary.chat.ChatEvent;
import java.util.List;

/**
 * What one turn of the feed made.
 *
 * @param changes of the timeline, in order
 * @param events every event of the turn that was not a repetition, in order, also those without a row
 */
public record FeedBatch(List<FeedChange> changes, List<ChatEvent> events) {
    public FeedBatch {
        changes = List.copyOf(changes);
        events = List.copyOf(events);
    }
}
