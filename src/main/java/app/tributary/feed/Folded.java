package app.tributary.feed;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The folds of a list, open and closed: lets rows into them and out of them, and tells the list what becomes of it.
 * Which rows belong together is decided elsewhere. For one thread.
 */
final class Folded {
    private static final int GROUPS = 64;

    private final Source source;
    private final Spots spots;
    private final Steps steps;
    private final Likeness likeness;
    private final Map<Long, Fold> folds = new LinkedHashMap<>();
    private final Map<Likeness.Group, Fold> groups = new LinkedHashMap<>();
    private final Set<Fold> changed = new LinkedHashSet<>();
    private long rowsShown;
    private int surplus;

    Folded(Source source, Spots spots, Steps steps, Likeness likeness) {
        this.source = source;
        this.spots = spots;
        this.steps = steps;
        this.likeness = likeness;
    }

    boolean isEmpty() {
        return folds.isEmpty();
    }

    /** The fold whose head has this id; null: none has. */
    @Nullable
    Fold head(long id) {
        return folds.get(id);
    }

    /** The fold that the row with this id belongs to. */
    Optional<Fold> of(long id) {
        return source.find(id).flatMap(node -> Optional.ofNullable(node.fold));
    }

    /** The fold of a mass gift; null: it has none yet, or none any more. */
    @Nullable
    Fold of(Likeness.Group group) {
        return groups.get(group);
    }

    /** How many rows were shown so far, folded ones not counted. */
    long rowsShown() {
        return rowsShown;
    }

    /** How many more rows there are than the list shows, folds not counted. */
    int surplus() {
        return surplus;
    }

    /** How many rows those shown after a place stand for beyond themselves. */
    int surplusAfter(LongPredicate after) {
        return folds.values().stream().filter(fold -> after.test(fold.id)).mapToInt(Fold::surplus).sum();
    }

    /** Shows a row at the end of the list. */
    void append(FeedRow row) {
        rowsShown++;
        steps.append(row);
    }

    /** Shows a row at its own place. */
    void stand(Source.Node node, FeedRow row) {
        rowsShown++;
        steps.show(row, source.shownAfter(node));
    }

    /** A fold in the place of a row that is shown. */
    Fold begin(Source.Node node, FeedRow first, String gist) {
        var fold = new Fold(-first.id(), gist);
        fold.members.add(first);
        source.addBefore(Optional.of(node), fold.id);
        node.fold = fold;
        folds.put(fold.id, fold);
        steps.show(fold.row(), Optional.of(first.id()));
        steps.remove(first.id());
        return fold;
    }

    /** A fold of gifts, with the first of them. */
    void begin(Likeness.Group group, FeedRow first, Optional<Source.Node> before) {
        var fold = new Fold(-first.id(), "");
        fold.members.add(first);
        var node = add(first.id(), before);
        var head = source.addBefore(Optional.of(node), fold.id);
        node.fold = fold;
        folds.put(fold.id, fold);
        groups.remove(group);
        groups.put(group, fold);
        if (groups.size() > GROUPS) {
            groups.remove(groups.keySet().iterator().next());
        }
        stand(head, fold.row());
    }

    /** Lets a row in, at its place by the order of the feed. */
    void join(Fold fold, FeedRow row, Optional<Source.Node> before) {
        var node = add(row.id(), before);
        int place = before.flatMap(from -> source.from(from).filter(later -> later.fold == fold && later.id > 0)
                .findFirst()).map(later -> fold.indexOf(later.id)).orElse(fold.members.size());
        node.fold = fold;
        if (fold.open) {
            steps.show(row, place < fold.members.size()
                    ? Optional.of(fold.members.get(place).id())
                    : belowHead(fold));
        } else {
            surplus++;
        }
        fold.members.add(place, row);
        changed.add(fold);
    }

    /** A member is another row now. */
    void replace(Fold fold, Source.Node node, FeedRow row) {
        fold.members.set(fold.indexOf(row.id()), row);
        changed.add(fold);
        if (fold.open) {
            steps.replace(row);
        } else if (!fits(fold, row)) {
            leave(fold, node, row);
        }
    }

    /** A member is gone. */
    void remove(Fold fold, Source.Node node) {
        spots.drop(node);
        source.remove(node);
        fold.members.remove(fold.indexOf(node.id));
        if (fold.open) {
            steps.remove(node.id);
        } else {
            surplus--;
        }
        settle(fold);
    }

    void open(Fold fold) {
        fold.open = true;
        spots.drop(fold.gist);
        var below = belowHead(fold);
        fold.members.forEach(member -> steps.show(member, below));
        surplus -= fold.members.size();
        changed.add(fold);
    }

    void close(Fold fold) {
        fold.members.forEach(member -> steps.remove(member.id()));
        fold.open = false;
        surplus += fold.members.size();
        changed.add(fold);
        for (var member : List.copyOf(fold.members)) {
            if (folds.get(fold.id) == fold && !fits(fold, member)) {
                source.find(member.id()).ifPresent(node -> leave(fold, node, member));
            }
        }
    }

    /** Every row stands alone again, gifts not counted. */
    void dissolveAll() {
        List.copyOf(folds.values()).stream().filter(fold -> !fold.isGift()).forEach(this::dissolve);
    }

    /**
     * The list lets the head of the fold go.
     *
     * @return how many of the list's rows go with it: an open fold takes its members along
     */
    int letGo(Fold fold) {
        for (var member : fold.members) {
            source.find(member.id()).ifPresent(source::remove);
        }
        forget(fold);
        surplus -= fold.surplus();
        return fold.open ? 1 + fold.members.size() : 1;
    }

    /** Shows what became of the folds. */
    void flush() {
        changed.forEach(fold -> steps.replace(fold.row()));
        changed.clear();
    }

    private Source.Node add(long id, Optional<Source.Node> before) {
        return before.isEmpty() ? source.add(id) : source.addBefore(before, id);
    }

    private Optional<Long> belowHead(Fold fold) {
        return source.find(fold.id).flatMap(source::shownAfter);
    }

    /** A row that was taken away stays: the fold says so. What says something else now, or stands out, leaves. */
    private boolean fits(Fold fold, FeedRow row) {
        return fold.isGift() ? Likeness.groupOf(row).isPresent() : likeness.says(fold.gist, row);
    }

    private void leave(Fold fold, Source.Node node, FeedRow row) {
        spots.drop(node);
        fold.members.remove(fold.indexOf(row.id()));
        node.fold = null;
        surplus--;
        stand(node, row);
        settle(fold);
    }

    /** A fold of one is none, unless it stands for gifts. */
    private void settle(Fold fold) {
        if (fold.members.isEmpty() || (fold.members.size() == 1 && !fold.isGift())) {
            dissolve(fold);
        } else {
            changed.add(fold);
        }
    }

    private void dissolve(Fold fold) {
        forget(fold);
        steps.remove(fold.id);
        surplus -= fold.surplus();
        for (var member : fold.members) {
            if (fold.open) {
                steps.remove(member.id());
            }
            source.find(member.id()).ifPresent(node -> {
                spots.drop(node);
                node.fold = null;
                stand(node, member);
            });
        }
    }

    private void forget(Fold fold) {
        folds.remove(fold.id);
        changed.remove(fold);
        source.find(fold.id).ifPresent(source::remove);
        groups.values().remove(fold);
        spots.drop(fold.gist);
    }
}
