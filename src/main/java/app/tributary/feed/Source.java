package app.tributary.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The order of the timeline as the feed tells it, rows that are folded away among the others, and before the
 * first of each fold its head. For one thread.
 */
final class Source {
    private final Map<Long, Node> nodes = new HashMap<>();
    private @Nullable Node first;
    private @Nullable Node last;

    /** A row, or the head of a fold: then its id is below 0. */
    static final class Node {
        final long id;
        /** What the row is folded into; of a head: nothing. */
        @Nullable
        Fold fold;
        /** What was said in it, where others may join it; empty: none may. */
        String gist = "";
        private @Nullable Node before;
        private @Nullable Node after;

        Node(long id) {
            this.id = id;
        }
    }

    Optional<Node> find(long id) {
        return Optional.ofNullable(nodes.get(id));
    }

    Optional<Node> first() {
        return Optional.ofNullable(first);
    }

    /** Puts a row at the end. */
    Node add(long id) {
        return link(new Node(id), null);
    }

    /** Puts a row above another, and above the head of its fold where it is the first below that; else at the end. */
    Node addBefore(Optional<Node> place, long id) {
        var at = place.orElse(null);
        if (at != null && id > 0 && at.before != null && at.fold != null && at.before.id == at.fold.id) {
            at = at.before;
        }
        return link(new Node(id), at);
    }

    void remove(Node node) {
        nodes.remove(node.id);
        if (node.before == null) {
            first = node.after;
        } else {
            node.before.after = node.after;
        }
        if (node.after == null) {
            last = node.before;
        } else {
            node.after.before = node.before;
        }
    }

    void clear() {
        nodes.clear();
        first = null;
        last = null;
    }

    /** The id of the next row below that a list shows at its own place; empty: there is none. */
    Optional<Long> shownAfter(Node node) {
        for (var next = node.after; next != null; next = next.after) {
            if (next.fold == null) {
                return Optional.of(next.id);
            }
        }
        return Optional.empty();
    }

    /** This one and all below. */
    Stream<Node> from(Node node) {
        return Stream.iterate(node, Objects::nonNull, one -> one.after);
    }

    /** Whether no more than so many come after it. */
    boolean isNear(Node node, int steps) {
        return from(node).limit(steps + 1L).count() <= steps;
    }

    private Node link(Node node, @Nullable Node at) {
        nodes.put(node.id, node);
        node.after = at;
        node.before = at == null ? last : at.before;
        if (node.before == null) {
            first = node;
        } else {
            node.before.after = node;
        }
        if (at == null) {
            last = node;
        } else {
            at.before = node;
        }
        return node;
    }
}
