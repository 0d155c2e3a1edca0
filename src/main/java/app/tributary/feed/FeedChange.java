package app.tributary.feed;

import java.util.List;

/** One step that takes a copy of the timeline to its next state. Apply in order. */
public sealed interface FeedChange {
    /** These rows come at the end, in this order. */
    record Append(List<FeedRow> rows) implements FeedChange {
        public Append {
            rows = List.copyOf(rows);
        }
    }

    /**
     * This row comes directly above the row with that id; where that one is no longer kept, it is above
     * everything that is.
     */
    record InsertBefore(long before, FeedRow row) implements FeedChange {}

    /** The row with this id is now this one; nothing where it is no longer kept. */
    record Replace(FeedRow row) implements FeedChange {}

    /**
     * The row with this id is gone without a trace, because another row turned out to be the same message
     * (an aggregator said late what it had relayed); nothing where it is no longer kept.
     */
    record Remove(long id) implements FeedChange {}
}
