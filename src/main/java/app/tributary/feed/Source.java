package app.tributary.feed;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The order of the timeline as the feed tells it, rows that are folded away among the others, and before the
 * first of each fold its head. For one thread.
 */
final class Source {
    private final Order<Node> order = new Order<>();

    /** A row, or the head of a fold: then its id is below 0. */
    static final class Node extends Order.Place<Node> {
        /** What the row is folded into; of a head: nothing. */
        @Nullable
        Fold fold;
        /** What was said in it, where others may join it; empty: none may. */
        String gist = "";

        Node(long id) {
            super(id);
        }
    }

    Optional<Node> find(long id) {
        return Optional.ofNullable(order.find(id));
    }

    Optional<Node> first() {
        return Optional.ofNullable(order.oldest());
    }

    /** Puts a row at the end. */
    Node add(long id) {
        return order.insert(new Node(id), null);
    }

    /** Puts a row above another, and above the head of its fold where it is the first below that; else at the end. */
    Node addBefore(Optional<Node> place, long id) {
        var at = place.orElse(null);
        if (at != null && id > 0 && at.older != null && at.fold != null && at.older.id == at.fold.id) {
            at = at.older;
        }
        return order.insert(new Node(id), at);
    }

    void remove(Node node) {
        order.remove(node);
    }

    void clear() {
        order.clear();
    }

    /** The id of the next row below that a list shows at its own place; empty: there is none. */
    Optional<Long> shownAfter(Node node) {
        for (var next = node.newer; next != null; next = next.newer) {
            if (next.fold == null) {
                return Optional.of(next.id);
            }
        }
        return Optional.empty();
    }

    /** This one and all below. */
    Stream<Node> from(Node node) {
        return Stream.iterate(node, Objects::nonNull, one -> one.newer);
    }

    /** Whether no more than so many come after it. */
    boolean isNear(Node node, int steps) {
        return from(node).limit(steps + 1L).count() <= steps;
    }
}
