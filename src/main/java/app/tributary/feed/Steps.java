package app.tributary.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells a list what to do, in order; rows that are appended one after the other are one step. For one thread. */
final class Steps {
    private Consumer<FeedChange> list = change -> {};
    private List<FeedRow> run = new ArrayList<>();

    /** From now on this list is told. */
    void to(Consumer<FeedChange> list) {
        this.list = list;
    }

    /** Appends a row, at the latest before the next other step. */
    void append(FeedRow row) {
        run.add(row);
    }

    /** Shows a row above that with an id; empty: at the end. */
    void show(FeedRow row, Optional<Long> below) {
        tell(below.<FeedChange>map(id -> new FeedChange.InsertBefore(id, row))
                .orElseGet(() -> new FeedChange.Append(List.of(row))));
    }

    void replace(FeedRow row) {
        tell(new FeedChange.Replace(row));
    }

    void remove(long id) {
        tell(new FeedChange.Remove(id));
    }

    /** Appends what is still to be appended: only then can the list be asked about it. */
    void flush() {
        if (!run.isEmpty()) {
            list.accept(new FeedChange.Append(run));
            run = new ArrayList<>();
        }
    }

    private void tell(FeedChange step) {
        flush();
        list.accept(step);
    }
}
