package app.tributary.ui.feed;

import app.tributary.feed.FeedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import javafx.css.PseudoClass;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Lies over the rows and marks those that a search found: a bar at the right, and a frame around the current one. */
final class FoundMarks extends Pane {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final double BAR = 4;
    private static final double BESIDE_SCROLL_BAR = 12;

    private LongPredicate rows = id -> false;
    private OptionalLong current = OptionalLong.empty();

    FoundMarks() {
        setMouseTransparent(true);
    }

    void mark(LongPredicate wanted, OptionalLong at) {
        rows = wanted;
        current = at;
    }

    void place(List<RowNode> stack) {
        var marks = new ArrayList<Region>();
        for (var row : stack) {
            row.item().ifPresent(item -> {
                boolean at = current.isPresent() && current.getAsLong() == item.id();
                if (at || isFound(item.row())) {
                    marks.add(mark(row, at));
                }
            });
        }
        if (!marks.isEmpty() || !getChildren().isEmpty()) {
            getChildren().setAll(marks);
        }
    }

    /** A fold that is closed is found with any of what is in it. */
    private boolean isFound(FeedRow row) {
        return rows.test(row.id()) || (row instanceof FeedRow.AlikeRow fold && !fold.open()
                && fold.members().stream().anyMatch(member -> rows.test(member.id())));
    }

    private Region mark(RowNode row, boolean at) {
        var mark = new Region();
        mark.getStyleClass().setAll("feed-found");
        mark.pseudoClassStateChanged(CURRENT, at);
        mark.setManaged(false);
        double end = getWidth() - BESIDE_SCROLL_BAR;
        mark.resizeRelocate(at ? 0 : end - BAR, row.getLayoutY(), at ? end : BAR, row.getHeight());
        return mark;
    }
}
