package app.tributary.ui;

import app.tributary.chat.ChatEvent;
import app.tributary.feed.Feed;
import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedChange;
import app.tributary.feed.FeedListener;
import app.tributary.feed.FeedRow;
import app.tributary.feed.FeedRows;
import app.tributary.feed.Highlight;
import app.tributary.filter.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A timeline whose batches a test gives out by hand; who comes late gets the rows so far. */
public final class RowSource implements FeedRows {
    public volatile boolean held;
    public volatile List<Highlight> highlights = List.of();
    private final List<FeedListener> listeners = new CopyOnWriteArrayList<>();
    private final List<FeedRow> rows = new ArrayList<>();

    /** Everybody gets it. */
    public synchronized void accept(FeedBatch batch) {
        for (var change : batch.changes()) {
            switch (change) {
                case FeedChange.Append(var added) -> rows.addAll(added);
                case FeedChange.InsertBefore(var before, var row) -> rows.add(at(before), row);
                case FeedChange.Replace(var row) -> rows.set(at(row.id()), row);
                case FeedChange.Remove(var id) -> rows.remove(at(id));
            }
        }
        listeners.forEach(listener -> listener.accept(batch));
    }

    /** Appends these rows, of messages that were said just now. */
    public void append(FeedRow... added) {
        var events = new ArrayList<ChatEvent>();
        for (var row : added) {
            row.said().ifPresent(message -> events.add(new ChatEvent.Message(message, ChatEvent.Origin.LIVE)));
        }
        accept(new FeedBatch(List.of(new FeedChange.Append(List.of(added))), events));
    }

    /** How many listen. */
    public int listeners() {
        return listeners.size();
    }

    @Override
    public synchronized Feed.Subscription subscribe(FeedListener listener) {
        listeners.add(listener);
        if (!rows.isEmpty()) {
            listener.accept(new FeedBatch(List.of(new FeedChange.Append(rows)), List.of()));
        }
        return () -> listeners.remove(listener);
    }

    @Override
    public void holdOrder(boolean hold) {
        held = hold;
    }

    @Override
    public void setHighlights(List<Highlight> rules, Reader reader) {
        highlights = rules;
    }

    private int at(long id) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).id() == id) {
                return i;
            }
        }
        throw new AssertionError("no row " + id);
    }
}
