package app.tributary.ui.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The nodes of the rows on the screen: those of rows that have left it are used again. FX thread only. */
final class RowNodes {
    private final Consumer<RowNode> joins;
    private final Map<Long, RowNode> shown = new HashMap<>();
    private final Deque<RowNode> spare = new ArrayDeque<>();

    /** @param joins takes a node that is new into the scene */
    RowNodes(Consumer<RowNode> joins) {
        this.joins = joins;
    }

    /** The node of a row, where it has one. */
    Optional<RowNode> of(long id) {
        return Optional.ofNullable(shown.get(id));
    }

    /** The node that shows this item, as it is now. */
    RowNode showing(FeedItem item, RowKit kit) {
        var node = shown.get(item.id());
        if (node == null) {
            node = spare.isEmpty() ? new RowNode() : spare.pop();
            if (node.getParent() == null) {
                joins.accept(node);
            }
            shown.put(item.id(), node);
        }
        node.show(item, kit);
        return node;
    }

    /** Hides the nodes for which this holds: they are free for other rows. */
    void free(Predicate<RowNode> which) {
        shown.values().removeIf(node -> {
            if (!which.test(node)) {
                return false;
            }
            node.hide();
            spare.push(node);
            return true;
        });
    }
}
