package app.tributary.ui.console;

import app.tributary.ui.feed.ActionSupport;
import app.tributary.ui.feed.FeedActions;
import app.tributary.words.Words;
import javafx.scene.Node;

/** Makes the feed that stands in the middle of the window; called anew for each language. FX thread. */
@FunctionalInterface
public interface FeedPart {
    /**
     * Makes it.
     *
     * @param actions what happens when the reader wants something of a row
     * @param support what can be done with a message now
     */
    Node make(Words words, FeedActions actions, ActionSupport support);
}
