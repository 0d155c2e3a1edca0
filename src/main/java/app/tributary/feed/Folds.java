package app.tributary.feed;

import app.tributary.chat.ChatMessage;
import app.tributary.feed.FeedRow.AlikeRow;
import app.tributary.feed.FeedRow.MessageRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Stands between the steps of the feed and a list that shows them: while messages come faster than the reader
 * wants, near-equal ones share one {@link AlikeRow} that grows in place; the gifts of a mass gift always do.
 * No row is lost by it: opened, a fold gives its members back, and what cannot be shared any more (edited,
 * highlighted since) goes to its own place again. For one thread; does nothing a row while nothing is folded
 * and messages come slowly.
 */
public final class Folds {
    /** A fold grows for so long after it began, in ms. */
    private static final long RECENT = Duration.ofSeconds(6).toMillis();
    /** It grows while no more rows than this came below it: about a screen. */
    private static final int NEAR = 40;
    private static final int MOST = 1_000;
    /** So many rows of one batch, its last ones, are compared with others. */
    private static final int COMPARED = 400;
    private static final int SPOTS = 256;
    private static final int GROUPS = 64;

    private final Likeness likeness = new Likeness();
    private final Source source = new Source();
    private final Pace pace = new Pace();
    private final Supplier<List<FeedRow>> shown;
    private final LongPredicate mayChange;
    private final int most;
    private final Map<String, Spot> spots = new Oldest<>(SPOTS);
    private final Map<Likeness.Group, Fold> groups = new Oldest<>(GROUPS);
    private final Map<Long, Fold> folds = new LinkedHashMap<>();
    private final Set<Fold> changed = new LinkedHashSet<>();
    private Consumer<FeedChange> out = change -> {};
    private List<FeedRow> run = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private boolean tracking;
    private long rowsShown;
    private int surplus;

    /** Where a message was said last: what says the same may join it there. */
    private static final class Spot {
        final Source.Node node;
        final long beat;
        final long place;
        FeedRow row;

        Spot(Source.Node node, FeedRow row, long beat, long place) {
            this.node = node;
            this.row = row;
            this.beat = beat;
            this.place = place;
        }
    }

    private static final class Oldest<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1;
        private final int room;

        Oldest(int room) {
            this.room = room;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > room;
        }
    }

    /**
     * @param shown tells the rows that the list shows
     * @param mayChange whether the shown row with an id may become a fold, or a larger one: not while
     *        somebody reads it
     * @param cap how many rows the list keeps; a fold never gets near it
     */
    public Folds(Supplier<List<FeedRow>> shown, LongPredicate mayChange, int cap) {
        this.shown = shown;
        this.mayChange = mayChange;
        this.most = Math.clamp(cap / 4, 2, MOST);
    }

    /** Folds above this many messages a second; 0: never. What is folded then stands alone again. */
    public void foldAbove(int messagesASecond, Consumer<FeedChange> list) {
        pace.limit(messagesASecond);
        if (messagesASecond == 0) {
            out = list;
            spots.clear();
            List.copyOf(folds.values()).stream().filter(fold -> !fold.isGift()).forEach(this::dissolve);
            flush();
        }
    }

    /** Which messages are meant for the reader: they are never folded. */
    public void setReader(Predicate<ChatMessage> addressed) {
        likeness.setReader(addressed);
    }

    /** Takes steps of the feed and gives the list's to {@code list}, at once and in order. */
    public void apply(List<FeedChange> changes, Instant at, Consumer<FeedChange> list) {
        now = at;
        out = list;
        pace.at(at);
        if (!pace.isFast() && !spots.isEmpty()) {
            spots.clear();
        }
        for (var change : changes) {
            switch (change) {
                case FeedChange.Append(var rows) -> {
                    // Of a flood only its end is ever read: the rest is not worth the frame that it would cost.
                    int worth = rows.size() - COMPARED;
                    for (int i = 0; i < rows.size(); i++) {
                        append(rows.get(i), i >= worth);
                    }
                    emitRun();
                }
                case FeedChange.InsertBefore(var before, var row) -> insert(before, row);
                case FeedChange.Replace(var row) -> replace(row);
                case FeedChange.Remove(var id) -> remove(id);
            }
        }
        flush();
    }

    /** How many more rows there are than the list shows, folds not counted. */
    public int surplus() {
        return surplus;
    }

    /** How many rows those shown after a place stand for beyond themselves. */
    public int surplusAfter(LongPredicate after) {
        int more = 0;
        for (var fold : folds.values()) {
            if (after.test(fold.id)) {
                more += fold.open ? -1 : fold.members.size() - 1;
            }
        }
        return more;
    }

    /** The id of the row that shows the row with this id: that of its fold while it is folded away. */
    public long shownAs(long id) {
        var fold = foldOf(id);
        return fold.isPresent() && !fold.get().open ? fold.get().id : id;
    }

    /** The id of the fold that a row belongs to, open or not. */
    public Optional<Long> foldWith(long id) {
        return foldOf(id).map(fold -> fold.id);
    }

    /** Opens a fold or folds it again; nothing for another id, or one that stands for a single row. */
    public void toggle(long id, Consumer<FeedChange> list) {
        out = list;
        var fold = folds.get(id);
        if (fold != null && fold.open) {
            close(fold);
        } else if (fold != null && fold.members.size() > 1) {
            open(fold);
        }
        flush();
    }

    /**
     * The list lets its oldest row go.
     *
     * @return how many of the list's rows go with it: an open fold takes its members along
     */
    public int letGo(FeedRow oldest) {
        if (!tracking) {
            return 1;
        }
        var fold = folds.get(oldest.id());
        if (fold == null) {
            source.find(oldest.id()).ifPresent(node -> {
                dropSpot(node);
                source.remove(node);
            });
            return 1;
        }
        for (var member : fold.members) {
            source.find(member.id()).ifPresent(source::remove);
        }
        forget(fold);
        surplus -= fold.open ? -1 : fold.members.size() - 1;
        return fold.open ? 1 + fold.members.size() : 1;
    }

    private Optional<Fold> foldOf(long id) {
        return source.find(id).flatMap(node -> Optional.ofNullable(node.fold));
    }

    private void append(FeedRow row, boolean compared) {
        if (tracking && source.find(row.id()).isPresent()) {
            emitRun();
            replace(row);
            return;
        }
        listen(row);
        if (joinsGroup(row, Optional.empty())) {
            return;
        }
        String gist = compared && pace.isFast() ? likeness.gistOf(row, now) : "";
        if (!gist.isEmpty()) {
            track();
            if (joins(gist, row, Optional.empty())) {
                return;
            }
        }
        rowsShown++;
        run.add(row);
        if (tracking) {
            var node = source.add(row.id());
            if (!gist.isEmpty()) {
                var spot = new Spot(node, row, pace.beat(), rowsShown);
                node.gist = gist;
                spots.remove(gist);
                spots.put(gist, spot);
            }
        }
    }

    private void insert(long before, FeedRow row) {
        listen(row);
        if (!tracking && Likeness.groupOf(row).isEmpty()) {
            out.accept(new FeedChange.InsertBefore(before, row));
            return;
        }
        if (tracking && source.find(row.id()).isPresent()) {
            replace(row);
            return;
        }
        track();
        var at = source.find(before).or(source::first);
        if (joinsGroup(row, at)) {
            return;
        }
        String gist = pace.isFast() && at.isPresent() && source.isNear(at.get(), NEAR) ? likeness.gistOf(row, now) : "";
        if (!gist.isEmpty() && joins(gist, row, at)) {
            return;
        }
        stand(source.addBefore(at, row.id()), row);
    }

    private void listen(FeedRow row) {
        if (row instanceof MessageRow said && Likeness.isLive(said.message(), now)) {
            pace.heard(1);
        }
    }

    private boolean joins(String gist, FeedRow row, Optional<Source.Node> before) {
        var spot = spots.get(gist);
        if (spot == null) {
            return false;
        }
        // Whether a row may change can be told once it is shown.
        emitRun();
        var fold = spot.node.fold;
        long at = fold == null ? spot.row.id() : fold.id;
        boolean grows = pace.beat() - spot.beat <= RECENT && rowsShown - spot.place <= NEAR
                && (fold == null || (!fold.open && fold.gist.equals(gist) && fold.members.size() < most))
                && mayChange.test(at);
        if (!grows) {
            spots.remove(gist);
            return false;
        }
        join(fold == null ? begin(spot.node, spot.row, gist) : fold, row, before);
        return true;
    }

    /** A fold in the place of a row that is shown. */
    private Fold begin(Source.Node node, FeedRow first, String gist) {
        var fold = new Fold(-first.id(), gist);
        fold.members.add(first);
        source.addBefore(Optional.of(node), fold.id);
        node.fold = fold;
        folds.put(fold.id, fold);
        out.accept(new FeedChange.InsertBefore(first.id(), fold.row()));
        out.accept(new FeedChange.Remove(first.id()));
        return fold;
    }

    private void join(Fold fold, FeedRow row, Optional<Source.Node> before) {
        var node = before.isEmpty() ? source.add(row.id()) : source.addBefore(before, row.id());
        int place = before.flatMap(from -> source.from(from).filter(later -> later.fold == fold && later.id > 0)
                .findFirst()).map(later -> indexOf(fold, later.id)).orElse(fold.members.size());
        node.fold = fold;
        if (fold.open) {
            showMember(fold, place, row);
        } else {
            surplus++;
        }
        fold.members.add(place, row);
        changed.add(fold);
    }

    private void showMember(Fold fold, int place, FeedRow row) {
        var below = place < fold.members.size()
                ? Optional.of(fold.members.get(place).id())
                : source.find(fold.id).flatMap(head -> source.shownAfter(head));
        emit(below, row);
    }

    private static int indexOf(Fold fold, long id) {
        for (int i = 0; i < fold.members.size(); i++) {
            if (fold.members.get(i).id() == id) {
                return i;
            }
        }
        throw new IllegalStateException("no member " + id);
    }

    /** The gifts of one mass gift are one row from the first on, however slowly they come. */
    private boolean joinsGroup(FeedRow row, Optional<Source.Node> before) {
        var group = Likeness.groupOf(row);
        if (group.isEmpty()) {
            return false;
        }
        emitRun();
        track();
        var fold = groups.get(group.get());
        if (fold != null && folds.get(fold.id) == fold && fold.members.size() < most) {
            join(fold, row, before);
            return true;
        }
        var begun = new Fold(-row.id(), "");
        begun.members.add(row);
        var node = before.isEmpty() ? source.add(row.id()) : source.addBefore(before, row.id());
        var head = source.addBefore(Optional.of(node), begun.id);
        node.fold = begun;
        folds.put(begun.id, begun);
        groups.remove(group.get());
        groups.put(group.get(), begun);
        rowsShown++;
        emit(source.shownAfter(head), begun.row());
        return true;
    }

    private void replace(FeedRow row) {
        var node = tracking ? source.find(row.id()).orElse(null) : null;
        var fold = node == null ? null : node.fold;
        if (node == null || fold == null) {
            if (node != null) {
                keepSpot(node, row);
            }
            out.accept(new FeedChange.Replace(row));
            return;
        }
        fold.members.set(indexOf(fold, row.id()), row);
        changed.add(fold);
        if (fold.open) {
            out.accept(new FeedChange.Replace(row));
        } else if (!fits(fold, row)) {
            leave(fold, node, row);
        }
    }

    /** A row that was taken away stays: the fold says so. What says something else now, or stands out, leaves. */
    private boolean fits(Fold fold, FeedRow row) {
        return fold.isGift() ? Likeness.groupOf(row).isPresent() : likeness.says(fold.gist, row);
    }

    private void keepSpot(Source.Node node, FeedRow row) {
        var spot = node.gist.isEmpty() ? null : spots.get(node.gist);
        if (spot != null && spot.node == node) {
            if (likeness.gistOf(row, now).equals(node.gist)) {
                spot.row = row;
            } else {
                spots.remove(node.gist);
            }
        }
    }

    private void dropSpot(Source.Node node) {
        var spot = node.gist.isEmpty() ? null : spots.get(node.gist);
        if (spot != null && spot.node == node) {
            spots.remove(node.gist);
        }
    }

    private void remove(long id) {
        var node = tracking ? source.find(id).orElse(null) : null;
        var fold = node == null ? null : node.fold;
        if (node == null || fold == null) {
            if (node != null) {
                dropSpot(node);
                source.remove(node);
            }
            out.accept(new FeedChange.Remove(id));
            return;
        }
        dropSpot(node);
        source.remove(node);
        fold.members.remove(indexOf(fold, id));
        if (fold.open) {
            out.accept(new FeedChange.Remove(id));
        } else {
            surplus--;
        }
        settle(fold);
    }

    private void leave(Fold fold, Source.Node node, FeedRow row) {
        dropSpot(node);
        fold.members.remove(indexOf(fold, row.id()));
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
        out.accept(new FeedChange.Remove(fold.id));
        surplus -= fold.open ? -1 : fold.members.size() - 1;
        for (var member : fold.members) {
            if (fold.open) {
                out.accept(new FeedChange.Remove(member.id()));
            }
            source.find(member.id()).ifPresent(node -> {
                dropSpot(node);
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
        spots.remove(fold.gist);
    }

    private void open(Fold fold) {
        fold.open = true;
        spots.remove(fold.gist);
        var below = source.find(fold.id).flatMap(head -> source.shownAfter(head));
        fold.members.forEach(member -> emit(below, member));
        surplus -= fold.members.size();
        changed.add(fold);
    }

    private void close(Fold fold) {
        fold.members.forEach(member -> out.accept(new FeedChange.Remove(member.id())));
        fold.open = false;
        surplus += fold.members.size();
        changed.add(fold);
        for (var member : List.copyOf(fold.members)) {
            if (folds.get(fold.id) == fold && !fits(fold, member)) {
                source.find(member.id()).ifPresent(node -> leave(fold, node, member));
            }
        }
    }

    /** Shows a row at its own place. */
    private void stand(Source.Node node, FeedRow row) {
        rowsShown++;
        emit(source.shownAfter(node), row);
    }

    private void emit(Optional<Long> below, FeedRow row) {
        out.accept(below.<FeedChange>map(id -> new FeedChange.InsertBefore(id, row))
                .orElseGet(() -> new FeedChange.Append(List.of(row))));
    }

    private void emitRun() {
        if (!run.isEmpty()) {
            out.accept(new FeedChange.Append(run));
            run = new ArrayList<>();
        }
    }

    /** From now on the order of all rows is known here too, also of those that are folded away. */
    private void track() {
        if (!tracking) {
            emitRun();
            tracking = true;
            shown.get().forEach(row -> source.add(row.id()));
        }
    }

    private void flush() {
        changed.forEach(fold -> out.accept(new FeedChange.Replace(fold.row())));
        changed.clear();
        if (tracking && folds.isEmpty() && !pace.isFast()) {
            tracking = false;
            spots.clear();
            source.clear();
        }
    }
}
