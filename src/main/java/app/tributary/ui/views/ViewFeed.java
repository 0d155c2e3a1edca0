package app.tributary.ui.views;

import app.tributary.feed.Feed;
import app.tributary.feed.FeedListener;
import app.tributary.feed.Highlight;
import app.tributary.filter.Reader;
import java.util.List;

/** The timeline, as the views need it. Any thread may call. */
public interface ViewFeed {
    /** From now on the listener gets every batch, beginning with the rows so far where there are any. */
    Feed.Subscription subscribe(FeedListener listener);

    /** While held, a late row goes where it arrives. */
    void holdOrder(boolean hold);

    /** From now on rows stand out by these rules, and by who reads. */
    void setHighlights(List<Highlight> highlights, Reader reader);

    /** The views of a feed. */
    static ViewFeed of(Feed feed) {
        return new ViewFeed() {
            @Override
            public Feed.Subscription subscribe(FeedListener listener) {
                return feed.subscribe(listener);
            }

            @Override
            public void holdOrder(boolean hold) {
                feed.holdOrder(hold);
            }

            @Override
            public void setHighlights(List<Highlight> highlights, Reader reader) {
                feed.setHighlights(highlights, reader);
            }
        };
    }
}
