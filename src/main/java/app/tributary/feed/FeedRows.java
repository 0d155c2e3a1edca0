package app.tributary.feed;

import app.tributary.filter.Reader;
import java.util.List;

/** The other end of a feed: its rows, for those who show them. Any thread may call. */
public interface FeedRows {
    /**
     * From now on the listener gets every batch. Where the timeline is not empty, its first batch appends the rows so
     * far, without their events.
     */
    Feed.Subscription subscribe(FeedListener listener);

    /**
     * While held, a late row goes where it arrives: somebody reads and nothing may move. What was missed and is
     * fetched afterwards still goes to its place.
     */
    void holdOrder(boolean hold);

    /**
     * From now on rows stand out by these rules; the first that matches names the row. Rows already there are renewed.
     *
     * @param reader who reads
     */
    void setHighlights(List<Highlight> highlights, Reader reader);
}
