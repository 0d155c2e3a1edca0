package app.tributary.feed;

/** Takes batches, on the feed's thread: only puts them in a queue of its own, and never blocks. */
@FunctionalInterface
public interface FeedListener {
    void accept(FeedBatch batch);
}
