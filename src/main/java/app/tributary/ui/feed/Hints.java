package app.tributary.ui.feed;

import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The one tooltip of the feed, for whatever under the pointer has something to say. FX thread only. */
final class Hints implements AutoCloseable {
    private static final Duration AFTER = Duration.millis(500);
    private static final double BELOW = 6;

    private final PauseTransition wait = new PauseTransition(AFTER);
    private final Tooltip hint = new Tooltip();
    private @Nullable Node hinted;

    Hints() {
        wait.setOnFinished(over -> show());
    }

    /** The pointer is over this node, or over nothing. */
    void over(@Nullable Node target) {
        Node node = target;
        while (node != null && !(node instanceof Hinted)) {
            node = node.getParent();
        }
        if (!Objects.equals(node, hinted)) {
            hint.hide();
            hinted = node;
            wait.stop();
            if (node instanceof Hinted words && !words.hint().isEmpty()) {
                wait.playFromStart();
            }
        }
    }

    @Override
    public void close() {
        wait.stop();
        hint.hide();
    }

    private void show() {
        var node = hinted;
        if (node instanceof Hinted words && node.getScene() != null) {
            hint.setText(DisplayText.clean(words.hint()));
            var below = node.localToScreen(0, node.getLayoutBounds().getHeight() + BELOW);
            if (below != null) {
                hint.show(node, below.getX(), below.getY());
            }
        }
    }
}
