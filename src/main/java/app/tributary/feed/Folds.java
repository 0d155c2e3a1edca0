package app.tributary.feed;

import app.tributary.chat.ChatMessage;
import app.tributary.feed.FeedRow.AlikeRow;
import app.tributary.feed.FeedRow.MessageRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    private static final int MOST = 1_000;
    /** So many rows of one batch, its last ones, are compared with others. */
    private static final int COMPARED = 400;

    private final Likeness likeness = new Likeness();
    private final Source source = new Source();
    private final Spots spots = new Spots();
    private final Steps steps = new Steps();
    private final Folded folded = new Folded(source, spots, steps, likeness);
    private final Pace pace = new Pace();
    private final Supplier<List<FeedRow>> shown;
    private final LongPredicate mayChange;
    private final int most;
    private Instant now = Instant.EPOCH;
    /** Whether the source knows all rows; else it knows none. */
    private boolean tracking;

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
            steps.to(list);
            spots.clear();
            folded.dissolveAll();
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
        steps.to(list);
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
                    steps.flush();
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
        return folded.surplus();
    }

    /** How many rows those shown after a place stand for beyond themselves. */
    public int surplusAfter(LongPredicate after) {
        return folded.surplusAfter(after);
    }

    /** The id of the row that shows the row with this id: that of its fold while it is folded away. */
    public long shownAs(long id) {
        var fold = folded.of(id);
        return fold.isPresent() && !fold.get().open ? fold.get().id : id;
    }

    /** The id of the fold that a row belongs to, open or not. */
    public Optional<Long> foldWith(long id) {
        return folded.of(id).map(fold -> fold.id);
    }

    /** Opens a fold or folds it again; nothing for another id, or one that stands for a single row. */
    public void toggle(long id, Consumer<FeedChange> list) {
        steps.to(list);
        var fold = folded.head(id);
        if (fold != null && fold.open) {
            folded.close(fold);
        } else if (fold != null && fold.members.size() > 1) {
            folded.open(fold);
        }
        flush();
    }

    /**
     * The list lets its oldest row go.
     *
     * @return how many of the list's rows go with it: an open fold takes its members along
     */
    public int letGo(FeedRow oldest) {
        var fold = folded.head(oldest.id());
        if (fold != null) {
            return folded.letGo(fold);
        }
        source.find(oldest.id()).ifPresent(this::forget);
        return 1;
    }

    private void append(FeedRow row, boolean compared) {
        if (source.find(row.id()).isPresent()) {
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
        folded.append(row);
        if (tracking) {
            var node = source.add(row.id());
            if (!gist.isEmpty()) {
                spots.put(gist, node, row, pace.beat(), folded.rowsShown());
            }
        }
    }

    private void insert(long before, FeedRow row) {
        listen(row);
        if (!tracking && Likeness.groupOf(row).isEmpty()) {
            steps.show(row, Optional.of(before));
            return;
        }
        if (source.find(row.id()).isPresent()) {
            replace(row);
            return;
        }
        track();
        var at = source.find(before).or(source::first);
        if (joinsGroup(row, at)) {
            return;
        }
        boolean near = pace.isFast() && at.isPresent() && source.isNear(at.get(), Spots.NEAR);
        String gist = near ? likeness.gistOf(row, now) : "";
        if (!gist.isEmpty() && joins(gist, row, at)) {
            return;
        }
        folded.stand(source.addBefore(at, row.id()), row);
    }

    private void listen(FeedRow row) {
        if (row instanceof MessageRow said && Likeness.isLive(said.message(), now)) {
            pace.heard(1);
        }
    }

    private boolean joins(String gist, FeedRow row, Optional<Source.Node> before) {
        var spot = spots.of(gist);
        if (spot == null) {
            return false;
        }
        // Whether a row may change can be told once it is shown.
        steps.flush();
        var fold = spot.node.fold;
        long at = fold == null ? spot.row.id() : fold.id;
        boolean grows = spot.isNear(pace.beat(), folded.rowsShown())
                && (fold == null || (!fold.open && fold.gist.equals(gist) && fold.members.size() < most))
                && mayChange.test(at);
        if (!grows) {
            spots.drop(gist);
            return false;
        }
        folded.join(fold == null ? folded.begin(spot.node, spot.row, gist) : fold, row, before);
        return true;
    }

    /** The gifts of one mass gift are one row from the first on, however slowly they come. */
    private boolean joinsGroup(FeedRow row, Optional<Source.Node> before) {
        var group = Likeness.groupOf(row);
        if (group.isEmpty()) {
            return false;
        }
        track();
        var fold = folded.of(group.get());
        if (fold != null && fold.members.size() < most) {
            folded.join(fold, row, before);
        } else {
            folded.begin(group.get(), row, before);
        }
        return true;
    }

    private void replace(FeedRow row) {
        var node = source.find(row.id()).orElse(null);
        if (node != null && node.fold != null) {
            folded.replace(node.fold, node, row);
            return;
        }
        var spot = node == null ? null : spots.at(node);
        if (spot != null && likeness.gistOf(row, now).equals(spot.node.gist)) {
            spot.row = row;
        } else if (spot != null) {
            spots.drop(spot.node);
        }
        steps.replace(row);
    }

    private void remove(long id) {
        var node = source.find(id).orElse(null);
        if (node != null && node.fold != null) {
            folded.remove(node.fold, node);
            return;
        }
        if (node != null) {
            forget(node);
        }
        steps.remove(id);
    }

    private void forget(Source.Node node) {
        spots.drop(node);
        source.remove(node);
    }

    /** From now on the order of all rows is known here too, also of those that are folded away. */
    private void track() {
        if (!tracking) {
            steps.flush();
            tracking = true;
            shown.get().forEach(row -> source.add(row.id()));
        }
    }

    private void flush() {
        folded.flush();
        if (tracking && folded.isEmpty() && !pace.isFast()) {
            tracking = false;
            spots.clear();
            source.clear();
        }
    }
}
