package app.tributary.ui.console;

import app.tributary.ui.feed.ActionSupport;
import app.tributary.ui.feed.FeedActions;
import app.tributary.ui.feed.FeedLanguage;
import app.tributary.ui.feed.FeedView;
import app.tributary.ui.feed.FeedViewModel;

/** Makes the feed of a view. Called on the FX thread. */
@FunctionalInterface
public interface FeedPart {
    /**
     * Makes it; the window closes it.
     *
     * @param rows what it shows
     * @param actions what happens when the reader wants something of a row
     * @param support what can be done with a message now
     * @param language how it talks at first
     */
    FeedView make(FeedViewModel rows, FeedActions actions, ActionSupport support, FeedLanguage language);
}
