package app.tributary.ui.views;

import app.tributary.ui.ListedChannel;
import app.tributary.ui.feed.FeedView;
import app.tributary.ui.feed.FeedViewModel;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What panes are put together with.
 *
 * @param views all views
 * @param feeds makes the feeds
 * @param deeds what opens something on the screen
 * @param names what views are called in the language spoken now
 * @param channels those that are open now
 * @param background where much is counted
 * @param later runs on some thread a little later
 * @param fx runs on the FX thread, in order
 */
public record ViewTools(ViewsViewModel views, FeedMaker feeds, ViewDeeds deeds, Supplier<ViewNames> names,
        Supplier<List<ListedChannel>> channels, Executor background,
        Executor later, Executor fx) {
    /** Makes a feed of a view's rows; the pane closes it. */
    @FunctionalInterface
    public interface FeedMaker {
        FeedView make(ChatViewModel view, FeedViewModel rows);
    }

    /** A new box for an expression. */
    FilterBoxViewModel box() {
        return new FilterBoxViewModel(views.reader(), channels.get(), background, fx);
    }
}
