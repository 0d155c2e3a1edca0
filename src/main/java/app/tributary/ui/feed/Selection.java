package app.tributary.ui.feed;

import app.tributary.feed.FeedRow;
import app.tributary.feed.Folds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The rows from where a selection began to the one that a key acts upon. FX thread only. */
final class Selection {
    private final RowList rows;
    private final Folds folds;
    private OptionalLong start = OptionalLong.empty();
    private OptionalLong end = OptionalLong.empty();
    private final ReadOnlyObjectWrapper<Optional<FeedRow>> row = new ReadOnlyObjectWrapper<>(Optional.empty());

    Selection(RowList rows, Folds folds) {
        this.rows = rows;
        this.folds = folds;
    }

    /** The row that a key acts upon, as it is now. */
    ReadOnlyObjectProperty<Optional<FeedRow>> rowProperty() {
        return row.getReadOnlyProperty();
    }

    /** Where it began. */
    OptionalLong start() {
        return start;
    }

    /** The row that a key acts upon. */
    OptionalLong end() {
        return end;
    }

    void begin(FeedItem item) {
        start = OptionalLong.of(item.id());
        stretchTo(item);
    }

    void stretchTo(FeedItem item) {
        if (start.isEmpty()) {
            start = OptionalLong.of(item.id());
        }
        end = OptionalLong.of(item.id());
        row.set(Optional.of(item.row()));
    }

    void drop() {
        start = OptionalLong.empty();
        end = OptionalLong.empty();
        row.set(Optional.empty());
    }

    /**
     * Follows what has become of its rows: folded away, opened, let go.
     *
     * @return false: what was selected is gone, and nothing is selected any more
     */
    boolean refresh() {
        if (end.isEmpty()) {
            return true;
        }
        long id = end.getAsLong();
        long shown = folds.shownAs(id);
        end = OptionalLong.of(shown);
        start = OptionalLong.of(folds.shownAs(start.orElse(id)));
        if (rows.indexOf(start.getAsLong()) < 0) {
            start = end;
        }
        var now = rows.find(shown).map(FeedItem::row);
        if (now.isEmpty()) {
            drop();
            return false;
        }
        row.set(now);
        return true;
    }

    boolean has(long id) {
        if (end.isEmpty()) {
            return false;
        }
        int index = rows.indexOf(id);
        return index >= first() && index <= last();
    }

    /** All of it, from the oldest to the newest. */
    List<FeedRow> all() {
        var all = new ArrayList<FeedRow>();
        if (end.isPresent()) {
            for (int i = first(); i <= last(); i++) {
                all.add(rows.get(i).row());
            }
        }
        return all;
    }

    private int first() {
        return Math.max(0, Math.min(rows.indexOf(start.orElse(0)), rows.indexOf(end.orElse(0))));
    }

    private int last() {
        return Math.max(rows.indexOf(start.orElse(0)), rows.indexOf(end.orElse(0)));
    }
}
