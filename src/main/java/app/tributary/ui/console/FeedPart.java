package app.tributary.ui.console;

import app.tributary.ui.feed.ActionSupport;
import app.tributary.ui.feed.FeedActions;
import app.tributary.ui.feed.FeedLanguage;
import app.tributary.ui.feed.FeedView;

/** Makes the feed that stands in the middle of the window. Called once, on the FX thread. */
@FunctionalInterface
public interface FeedPart {
    /**
     * Makes it; the window closes it.
     *
     * @param actions what happens when the reader wants something of a row
     * @param support what can be done with a message now
     * @param language how it talks at first
     */
    FeedView make(FeedActions actions, ActionSupport support, FeedLanguage language);
}
