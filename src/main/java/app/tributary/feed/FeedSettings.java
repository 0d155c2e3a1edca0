package app.tributary.feed;

import java.time.Duration;

/**
 * The bounds of a feed.
 *
 * @param cap how many rows a view keeps; the feed's own timeline keeps twice as many, for views that may
 *        not trim at the moment
 * @param settle for how long a row may still get a late one above it, by our clock
 * @param memory how many message ids a channel remembers to know a repetition; a quarter as many removals
 *        and actions are remembered for messages that come after them
 * @param turn how many events one turn takes at most, and so how large a batch can be
 * @param rest between two turns, so that a fast chat comes in fewer, larger batches; no rest while a whole
 *        turn is waiting
 * @param foldAbove with more events waiting than this, plain messages share one row
 * @param closeWithin how long closing may take
 */
public record FeedSettings(int cap, Duration settle, int memory, int turn, Duration rest, int foldAbove,
        Duration closeWithin) {
    public FeedSettings {
        if (cap < 1 || memory < 4 || turn < 1 || foldAbove < 1) {
            throw new IllegalArgumentException("a feed needs room");
        }
    }

    /**
     * As the console runs. It folds when more is waiting than the timeline can hold: such rows would only
     * push each other out.
     */
    public static FeedSettings standard() {
        return withCap(10_000);
    }

    /** The same for another length of the views. */
    public static FeedSettings withCap(int cap) {
        return new FeedSettings(cap, Duration.ofMillis(300), 50_000, 2_000, Duration.ofMillis(8), 2 * cap,
                Duration.ofSeconds(10));
    }
}
