package app.tributary.ui.feed;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;

/**
 * Counts in rows, not in px: only the rows on the screen have a height. At its end the feed follows the
 * newest row. FX thread only.
 */
final class FeedScrollBar extends ScrollBar {
    /** The thumb is never shorter, in px: among thousands of rows there would be nothing to take hold of. */
    private static final double LEAST_THUMB = 28;

    private final FeedViewModel model;
    private final Viewport viewport;
    private boolean following;

    FeedScrollBar(FeedViewModel model, Viewport viewport) {
        this.model = model;
        this.viewport = viewport;
        setOrientation(Orientation.VERTICAL);
        setFocusTraversable(false);
        getStyleClass().add("feed-scroll-bar");
        // with the value before: without it one would hear of the first value, which nobody chose
        valueProperty().subscribe((before, value) -> {
            if (!following) {
                moved(value.doubleValue());
            }
        });
    }

    /** Shows where the rows on the screen are among all. */
    void follow() {
        double rows = model.rows().size();
        double visible = viewport.visibleRows();
        double max = Math.max(0, rows - visible);
        following = true;
        setVisible(!viewport.showsAll());
        setMax(max);
        double part = rows == 0 ? 1 : visible / rows;
        setVisibleAmount(max * Math.min(1, Math.max(part, LEAST_THUMB / Math.max(LEAST_THUMB, getHeight()))));
        setBlockIncrement(Math.max(1, visible * 0.9));
        setUnitIncrement(1);
        setValue(model.isHeld() ? Math.min(viewport.firstIndex(), max) : max);
        following = false;
    }

    private void moved(double value) {
        if (value >= getMax() - 0.01) {
            model.release(PauseReason.SCROLLED);
        }
        viewport.scrollTo(value);
    }
}
