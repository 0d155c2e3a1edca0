package app.tributary.feed;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What holds while some events are taken in, and what comes of them. Belongs to the feed's thread. */
final class Turn {
    private final Timeline timeline;
    private final long settle;
    private final List<ChatEvent> events = new ArrayList<>();
    private long lastId;
    private Instant now = Instant.EPOCH;
    private boolean held;

    /** @param settle for so long a late row may still be put above one by time */
    Turn(Timeline timeline, Duration settle) {
        this.timeline = timeline;
        this.settle = settle.toMillis();
    }

    /**
     * Begins.
     *
     * @param now our clock
     * @param held late rows go where they arrive
     */
    void begin(Instant now, boolean held) {
        this.now = now;
        this.held = held;
    }

    Instant now() {
        return now;
    }

    /** The id of a new row. */
    long newId() {
        return ++lastId;
    }

    /** Passes an event on, which nobody has heard of. */
    void tell(ChatEvent event) {
        events.add(event);
    }

    /** Puts a row at its place; false where that is older than everything that is kept. */
    boolean stand(Node node, long placed, Origin origin) {
        node.arrived = now.toEpochMilli();
        return switch (origin) {
            case BACKFILL -> timeline.place(node, placed);
            case LIVE -> {
                if (held) {
                    timeline.append(node, placed);
                } else {
                    timeline.settle(node, placed, node.arrived - settle);
                }
                yield node.kept;
            }
        };
    }

    /** Whatever came of the events since the last call. */
    FeedBatch take() {
        var batch = new FeedBatch(timeline.takeChanges(), events);
        events.clear();
        return batch;
    }
}
