package app.tributary.ui.feed;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The rows that are on the screen, from the upper edge to the lower.
 *
 * @param nodes each below the one before it
 */
record RowStack(List<RowNode> nodes) {
    static final RowStack EMPTY = new RowStack(List.of());

    RowStack {
        nodes = List.copyOf(nodes);
    }

    /** The row at this height, in px from the upper edge; none for NaN. */
    Optional<RowNode> at(double y) {
        return nodes.stream().filter(row -> row.getLayoutY() <= y && y < lowerEdge(row)).findFirst();
    }

    /** The index of the uppermost row among all, with the part of it that is above the edge. */
    double firstIndex(RowList rows) {
        if (nodes.isEmpty()) {
            return 0;
        }
        var first = nodes.getFirst();
        int index = first.item().map(item -> rows.indexOf(item.id())).orElse(0);
        return Math.max(0, index) + Math.clamp(-first.getLayoutY() / Math.max(1, first.getHeight()), 0, 1);
    }

    /** How many rows can be seen within a height, parts counted as parts. */
    double visibleWithin(double height) {
        double whole = 0;
        for (var row : nodes) {
            double top = Math.max(0, row.getLayoutY());
            double bottom = Math.min(height, lowerEdge(row));
            whole += Math.max(0, bottom - top) / Math.max(1, row.getHeight());
        }
        return whole;
    }

    /** Whether these are all rows, and whole within the height. */
    boolean showsAllOf(RowList rows, double height) {
        return nodes.size() == rows.size()
                && (nodes.isEmpty() || (nodes.getFirst().getLayoutY() >= 0
                        && lowerEdge(nodes.getLast()) <= height));
    }

    /** The uppermost row of which the upper edge is on the screen, or else the uppermost at all. */
    Optional<RowNode> topmost() {
        return nodes.stream().filter(row -> row.getLayoutY() >= 0).findFirst().or(() -> nodes.stream().findFirst());
    }

    /** The lowest row of which the lower edge is within the height. */
    Optional<RowNode> lowestWithin(double height) {
        return nodes.reversed().stream().filter(row -> lowerEdge(row) <= height).findFirst();
    }

    /** Of the rows for which this holds the nearest to a height. */
    Optional<RowNode> nearestTo(double y, Predicate<RowNode> which) {
        RowNode nearest = null;
        for (var row : nodes) {
            if (which.test(row) && (nearest == null
                    || Math.abs(row.getLayoutY() - y) < Math.abs(nearest.getLayoutY() - y))) {
                nearest = row;
            }
        }
        return Optional.ofNullable(nearest);
    }

    static double lowerEdge(RowNode row) {
        return row.getLayoutY() + row.getHeight();
    }
}
