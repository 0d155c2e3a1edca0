package app.tributary.ui.console;

import javafx.scene.Node;
import javafx.scene.Parent;

/** Where the keys go among the parts of the window. */
final class FocusArea {
    private FocusArea() {}

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
