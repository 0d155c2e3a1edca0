package app.tributary.ui.feed;

import app.tributary.feed.FeedRow;

/** A place in the row list: it keeps its identity while the row in it is replaced. FX thread only. */
public final class FeedItem {
    private FeedRow row;
    /** Rises by one from each item of the list to the next; the list keeps it so. */
    long place;

    FeedItem(FeedRow row) {
        this.row = row;
    }

    /** The row's id, the same for ever. */
    public long id() {
        return row.id();
    }

    /** The row as it is now. */
    public FeedRow row() {
        return row;
    }

    void become(FeedRow newer) {
        row = newer;
    }
}
