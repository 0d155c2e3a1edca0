package app.tributary.ui.feed;

import app.tributary.feed.FeedRow;
import java.util.function.Consumer;

/** Looks at what a feed shows, for measurements. FX thread only. */
public final class ShownRows {
    private ShownRows() {}

    /** The ids of the messages whose rows are on the screen. */
    public static void onScreen(FeedView view, Consumer<String> ids) {
        for (var node : view.viewport().stack()) {
            node.item().ifPresent(item -> messages(item.row(), ids));
        }
    }

    /** The ids of all messages that the feed keeps, from the oldest to the newest. */
    public static void kept(FeedView view, Consumer<String> ids) {
        var rows = view.model().rows();
        for (int i = 0; i < rows.size(); i++) {
            messages(rows.get(i).row(), ids);
        }
    }

    /** How many rows the feed keeps. */
    public static int count(FeedView view) {
        return view.model().rows().size();
    }

    /** How many messages the feed keeps as a mere number: they came faster than rows could be made. */
    public static long folded(FeedView view) {
        long folded = 0;
        var rows = view.model().rows();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).row() instanceof FeedRow.FoldRow fold) {
                folded += fold.count();
            }
        }
        return folded;
    }

    /** Whether the feed stands still. */
    public static boolean isHeld(FeedView view) {
        return view.model().isHeld();
    }

    private static void messages(FeedRow row, Consumer<String> ids) {
        if (row instanceof FeedRow.MessageRow said) {
            ids.accept(said.message().key().id());
        } else if (row instanceof FeedRow.AlikeRow alike) {
            alike.members().forEach(member -> messages(member, ids));
        }
    }
}
