package app.tributary.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rows in their order, oldest first, never more than a bound. Belongs to the feed's thread.
 *
 * <p>Each place has an order that never falls from older to newer: that of a row which was put where it
 * arrived is raised to its neighbour's. So a place by time is found by walking from the end, and a late
 * row in the middle does not catch what is newer than itself.
 *
 * <p>It also writes down how a copy of it can follow: what was appended, as one change, last; everything
 * else before that, in order. Appended rows that are not published yet change without a change.
 */
final class Timeline {
    private final int max;
    private final UnaryOperator<FeedRow> dress;
    private final Consumer<Node> onGone;
    private final List<FeedChange> changes = new ArrayList<>();
    private final List<Node> fresh = new ArrayList<>();
    private final Chain<Node> chain = new Chain<>();

    /**
     * @param dress what is done to each row before it comes in
     * @param onGone hears of each place that falls out at the old end, or is taken out
     */
    Timeline(int max, UnaryOperator<FeedRow> dress, Consumer<Node> onGone) {
        this.max = max;
        this.dress = dress;
        this.onGone = onGone;
    }

    int size() {
        return chain.size();
    }

    @Nullable
    Node oldest() {
        return chain.oldest();
    }

    /** Puts it where it arrives: at the end. */
    void append(Node node, long placed) {
        insert(node, placed, chain.newest(), 0);
    }

    /** Puts it above those rows at the end that are newer by time and came at {@code since} or later. */
    void settle(Node node, long placed, long since) {
        int steps = 0;
        var after = chain.newest();
        while (after != null && after.order > placed && after.arrived >= since) {
            after = after.older;
            steps++;
        }
        insert(node, placed, after, steps);
    }

    /** Puts it at its place by time; false where that place is older than everything a full timeline keeps. */
    boolean place(Node node, long placed) {
        int steps = 0;
        var after = chain.newest();
        while (after != null && after.order > placed) {
            after = after.older;
            steps++;
        }
        if (after == null && chain.size() >= max) {
            return false;
        }
        insert(node, placed, after, steps);
        return true;
    }

    /** Gives the place another row with the same id. */
    void replace(Node node, FeedRow row) {
        var dressed = dress.apply(row);
        node.set(dressed);
        if (!node.fresh) {
            changes.add(new FeedChange.Replace(dressed));
        }
    }

    /** Dresses every row anew. */
    void renew() {
        for (var node = chain.oldest(); node != null; node = node.newer) {
            if (!dress.apply(node.row()).equals(node.row())) {
                replace(node, node.row());
            }
        }
    }

    /** Takes the place out. */
    void remove(Node node) {
        if (node.fresh) {
            fresh.remove(node);
        } else {
            changes.add(new FeedChange.Remove(node.id()));
        }
        unlink(node);
    }

    /** What changed since the last call. */
    List<FeedChange> takeChanges() {
        if (!fresh.isEmpty()) {
            changes.add(new FeedChange.Append(fresh.stream().map(Node::row).toList()));
            fresh.forEach(node -> node.fresh = false);
            fresh.clear();
        }
        var taken = List.copyOf(changes);
        changes.clear();
        return taken;
    }

    /** All rows, oldest first. */
    List<FeedRow> rows() {
        var rows = new ArrayList<FeedRow>(chain.size());
        for (var node = chain.oldest(); node != null; node = node.newer) {
            rows.add(node.row());
        }
        return rows;
    }

    private void insert(Node node, long placed, @Nullable Node after, int steps) {
        node.set(dress.apply(node.row()));
        var before = after == null ? chain.oldest() : after.newer;
        node.order = after == null ? placed : Math.max(placed, after.order);
        chain.insert(node, before);
        node.kept = true;
        if (before == null || before.fresh) {
            node.fresh = true;
            fresh.add(fresh.size() - steps, node);
        } else {
            changes.add(new FeedChange.InsertBefore(before.id(), node.row()));
        }
        var first = chain.oldest();
        if (chain.size() > max && first != null) {
            unlink(first);
        }
    }

    private void unlink(Node node) {
        chain.remove(node);
        node.kept = false;
        onGone.accept(node);
    }
}
