package app.tributary.ui.views;

import app.tributary.feed.FeedRow;
import app.tributary.filter.Filter;
import app.tributary.filter.Reader;
import app.tributary.ui.feed.FeedViewModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/**
 * The rows of a view that an expression finds, folded away or not, and the one of them that the reader is at. Rows are
 * asked elsewhere, a copy of the list at a time and each row once; what is found follows the rows that come. FX thread
 * only.
 */
public final class SearchViewModel implements AutoCloseable {
    private final FeedViewModel rows;
    private final FilterBoxViewModel box;
    private final Reader reader;
    private final Executor background;
    private final Executor later;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<Result> result = new ReadOnlyObjectWrapper<>(Result.NOTHING);
    private final Subscription watching;
    /** Rows that were asked already; touched by one question at a time. */
    private Map<Long, Asked> asked = new HashMap<>();
    private Optional<Filter> filter = Optional.empty();
    private boolean underWay;
    private boolean due;
    private boolean closed;

    private record Asked(FeedRow row, boolean found) {}

    private record Found(List<Long> ids, Set<Long> set, Map<Long, Asked> asked) {}

    /**
     * What was found.
     *
     * @param ids the rows, from the oldest to the newest
     * @param current the one that the reader is at; empty: none yet
     * @param asked whether there is something to search for at all
     */
    public record Result(List<Long> ids, Set<Long> set, OptionalLong current, boolean asked) {
        static final Result NOTHING = new Result(List.of(), Set.of(), OptionalLong.empty(), false);

        /** Which of the found rows the current one is, counted from the newest as 1; 0: none. */
        public int number() {
            int at = current.isPresent() ? ids.lastIndexOf(current.getAsLong()) : -1;
            return at < 0 ? 0 : ids.size() - at;
        }
    }

    /**
     * A search with nothing to search for yet.
     *
     * @param later runs on some thread a little later, so that rows that come fast are asked together
     */
    public SearchViewModel(FeedViewModel rows, FilterBoxViewModel box, Reader reader, Executor background,
            Executor later, Executor fx) {
        this.rows = rows;
        this.box = box;
        this.reader = reader;
        this.background = background;
        this.later = later;
        this.fx = fx;
        watching = Subscription.combine(box.filterProperty().subscribe(this::search),
                rows.versionProperty().subscribe(version -> rowsChanged()));
    }

    /** The box in which the expression is typed. */
    public FilterBoxViewModel box() {
        return box;
    }

    /** What is found now. */
    public ReadOnlyObjectProperty<Result> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Goes to the next older row that was found, round to the newest. */
    public void next() {
        step(-1);
    }

    /** Goes to the next newer row that was found, round to the oldest. */
    public void previous() {
        step(1);
    }

    @Override
    public void close() {
        closed = true;
        watching.unsubscribe();
    }

    private void step(int by) {
        var now = result.get();
        if (now.ids().isEmpty()) {
            return;
        }
        int at = now.current().isPresent() ? now.ids().lastIndexOf(now.current().getAsLong()) : -1;
        int to = at < 0 ? now.ids().size() - 1 : Math.floorMod(at + by, now.ids().size());
        result.set(new Result(now.ids(), now.set(), OptionalLong.of(now.ids().get(to)), true));
    }

    private void search(Optional<Filter> wanted) {
        var next = wanted.filter(some -> !some.equals(Filter.EVERYTHING));
        boolean flawed = wanted.isEmpty();
        if (flawed || next.equals(filter)) {
            return;
        }
        filter = next;
        asked = new HashMap<>();
        if (next.isEmpty()) {
            result.set(Result.NOTHING);
            return;
        }
        ask();
    }

    private void rowsChanged() {
        if (filter.isPresent() && !underWay && !due) {
            due = true;
            later.execute(() -> fx.execute(() -> {
                due = false;
                ask();
            }));
        }
    }

    private void ask() {
        if (filter.isEmpty() || underWay || closed) {
            return;
        }
        underWay = true;
        long version = rows.versionProperty().get();
        var wanted = filter.get();
        var known = asked;
        var list = rows.rows();
        var copy = new ArrayList<FeedRow>(list.size());
        // nothing but the copy: of tens of thousands of rows everything else is felt here
        for (int at = 0; at < list.size(); at++) {
            copy.add(list.get(at).row());
        }
        background.execute(() -> {
            var found = find(unfolded(copy), wanted, known);
            fx.execute(() -> tell(found, wanted, version));
        });
    }

    private static List<FeedRow> unfolded(List<FeedRow> rows) {
        var all = new ArrayList<FeedRow>(rows.size());
        for (var row : rows) {
            switch (row) {
                // an open one has its members below it
                case FeedRow.AlikeRow fold when fold.open() -> {
                }
                case FeedRow.AlikeRow fold -> all.addAll(fold.members());
                case FeedRow plain -> all.add(plain);
            }
        }
        return all;
    }

    // The same object and not an equal one: a row that did not change is the same, and that is asked often.
    @SuppressWarnings("ReferenceEquality")
    private Found find(List<FeedRow> all, Filter wanted, Map<Long, Asked> known) {
        var ids = new ArrayList<Long>();
        var next = new HashMap<Long, Asked>(all.size() * 2);
        for (var row : all) {
            var before = known.get(row.id());
            var now = before != null && before.row() == row ? before : new Asked(row, wanted.matches(row, reader));
            next.put(row.id(), now);
            if (now.found()) {
                ids.add(row.id());
            }
        }
        return new Found(List.copyOf(ids), Set.copyOf(ids), next);
    }

    private void tell(Found found, Filter wanted, long version) {
        underWay = false;
        if (closed) {
            return;
        }
        if (filter.filter(wanted::equals).isEmpty()) {
            ask();
            return;
        }
        asked = found.asked();
        var set = found.set();
        var before = result.get().current();
        var current = before.isPresent() && set.contains(before.getAsLong()) ? before : OptionalLong.empty();
        var former = result.get();
        if (!former.asked() || !former.current().equals(current) || !former.ids().equals(found.ids())) {
            result.set(new Result(found.ids(), set, current, true));
        }
        if (rows.versionProperty().get() != version) {
            rowsChanged();
        }
    }
}
