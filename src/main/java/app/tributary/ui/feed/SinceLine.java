package app.tributary.ui.feed;

import app.tributary.feed.FeedChange;
import app.tributary.feed.FeedRow;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The line above the first row that came while nobody looked. FX thread only. */
final class SinceLine {
    private final RowList rows;
    private final InstantSource clock;
    private boolean away;
    private boolean wanted;
    private long nextId = Long.MIN_VALUE;
    private long id = Long.MIN_VALUE;

    SinceLine(RowList rows, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Whether nobody looks: the line is due again, above what comes next. */
    void away(boolean now) {
        if (now && !away) {
            wanted = rows.size() > 0;
        }
        away = now;
    }

    /** Where it stands; -1: nowhere. */
    int index() {
        return rows.indexOf(id);
    }

    /** The changes, with the line above the first row where one is due; the line before it goes. */
    List<FeedChange> into(List<FeedChange> changes) {
        if (!away || !wanted) {
            return changes;
        }
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i) instanceof FeedChange.Append(var added) && !added.isEmpty()) {
                var all = new ArrayList<>(changes);
                var line = new FeedRow.SinceRow(nextId++, added.getFirst().channel(), clock.instant());
                all.add(i, new FeedChange.Append(List.of(line)));
                if (index() >= 0) {
                    all.addFirst(new FeedChange.Remove(id));
                }
                id = line.id();
                wanted = false;
                return all;
            }
        }
        return changes;
    }
}
