package app.tributary.ui;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Children one beside another, and in further rows where one is full. Unlike a flow pane it asks for the
 * width of a single row and is exactly as high as the width that it gets makes it.
 */
public final class WrapPane extends Pane {
    private final double across;
    private final double down;

    /**
     * A pane without children.
     *
     * @param across between two children of a row, in px
     * @param down between two rows, in px
     */
    public WrapPane(double across, double down) {
        this.across = across;
        this.down = down;
        setMinWidth(0);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        double total = 0;
        for (Node child : getManagedChildren()) {
            total += wide(child, Double.MAX_VALUE) + across;
        }
        return Math.max(0, total - across) + snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        return arrange(width < 0 ? Double.MAX_VALUE : width, false);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        arrange(getWidth(), true);
    }

    /** Goes through the rows; the height of all of them. */
    private double arrange(double width, boolean place) {
        double room = width - snappedLeftInset() - snappedRightInset();
        double y = snappedTopInset();
        List<Node> children = getManagedChildren();
        for (int first = 0; first < children.size();) {
            double taken = 0;
            double high = 0;
            int end = first;
            while (end < children.size()) {
                double wide = wide(children.get(end), room);
                if (end > first && taken + across + wide > room) {
                    break;
                }
                taken += wide + (end > first ? across : 0);
                high = Math.max(high, high(children.get(end), wide));
                end++;
            }
            if (place) {
                placeRow(children.subList(first, end), y, high, room);
            }
            y += high + (end < children.size() ? down : 0);
            first = end;
        }
        return y + snappedBottomInset();
    }

    private void placeRow(List<Node> row, double y, double high, double room) {
        double x = snappedLeftInset();
        for (Node child : row) {
            double wide = wide(child, room);
            layoutInArea(child, x, y, wide, high, 0, HPos.LEFT, VPos.CENTER);
            x += wide + across;
        }
    }

    private double high(Node child, double wide) {
        return snapSizeY(Math.max(child.minHeight(wide), child.prefHeight(wide)));
    }

    private double wide(Node child, double room) {
        return Math.min(snapSizeX(Math.max(child.minWidth(-1), child.prefWidth(-1))), Math.max(0, room));
    }
}
