package app.tributary.ui.feed;

import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * What lay under the pointer when a button went down. A click acts on this, whatever has come to that place
 * since.
 *
 * @param item the row; empty beside the rows
 * @param part what of the row can be clicked; empty: the row itself
 * @param place where that part was, in the coordinates of the view
 */
record Press(MouseButton button, Optional<FeedItem> item, Optional<PieceNodes.Click> part, Bounds place) {
    private static final Bounds NOWHERE = new BoundingBox(0, 0, -1, -1);

    /** What is under the pointer now. */
    static Press of(MouseEvent mouse, FeedView view, Viewport viewport) {
        var target = mouse.getTarget() instanceof Node node ? node : viewport;
        if (!isWithin(target, viewport)) {
            return new Press(mouse.getButton(), Optional.empty(), Optional.empty(), NOWHERE);
        }
        var item = viewport.rowAt(viewport.sceneToLocal(mouse.getSceneX(), mouse.getSceneY()).getY())
                .flatMap(RowNode::item);
        for (var node = target; node != null && !(node instanceof RowNode); node = node.getParent()) {
            if (node.getUserData() instanceof PieceNodes.Click click) {
                return new Press(mouse.getButton(), item, Optional.of(click),
                        view.sceneToLocal(node.localToScene(node.getBoundsInLocal())));
            }
        }
        return new Press(mouse.getButton(), item, Optional.empty(), NOWHERE);
    }

    /** Whether letting go here still means it: on the part that was pressed, or where the row was pressed. */
    boolean isMeant(MouseEvent released, Point2D at) {
        return part.isPresent() ? place.contains(at) : released.isStillSincePress();
    }

    /** Whether the other press was on the same part of the same row. */
    boolean isSameAs(Press other) {
        return item.isPresent() && other.item.isPresent() && item.get().id() == other.item.get().id()
                && part.equals(other.part);
    }

    /** Whether a node is that one or in it. */
    static boolean isWithin(Node node, Node outer) {
        for (var one = node; one != null; one = one.getParent()) {
            if (one.equals(outer)) {
                return true;
            }
        }
        return false;
    }
}
