package app.tributary.ui.feed;

import app.tributary.feed.FeedRow;
import org.jspecify.annotations.Nullable;

/** A place in the row list: it keeps its identity while the row in it is replaced. FX thread only. */
public final class FeedItem {
    private FeedRow row;
    private boolean whole;
    private @Nullable RowContent content;
    private @Nullable RowWriter writtenBy;
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
        content = null;
    }

    /** The reader wants all of a text that is too long for a row. */
    void showWhole() {
        whole = true;
        content = null;
    }

    /** What the row shows; the same object until the row or the writer is another. */
    RowContent content(RowWriter writer) {
        var known = content;
        if (known == null || writtenBy != writer) {
            known = writer.write(row, whole);
            content = known;
            writtenBy = writer;
        }
        return known;
    }
}
