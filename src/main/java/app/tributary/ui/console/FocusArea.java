package app.tributary.ui.console;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;

/** A part of the window that the keys can be sent to before it is there. */
final class FocusArea {
    private Optional<Node> area = Optional.empty();

    /** From now on this is the part. */
    void hold(Node node) {
        area = Optional.of(node);
    }

    /** Sends the keys to the first control in it that takes them. */
    void focus() {
        area.ifPresent(FocusArea::focus);
    }

    /** Sends the keys to the node, or to the first in it that takes them; false where none does. */
    static boolean focus(Node node) {
        if (!node.isVisible() || node.isDisabled() || node.getScene() == null) {
            return false;
        }
        if (node.isFocusTraversable()) {
            node.requestFocus();
            return true;
        }
        return node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(FocusArea::focus);
    }

    /** Whether the keys go to it or into it. */
    static boolean holds(Node area, Node owner) {
        for (Node at = owner; at != null; at = at.getParent()) {
            if (at.equals(area)) {
                return true;
            }
        }
        return false;
    }
}
