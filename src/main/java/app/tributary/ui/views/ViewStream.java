package app.tributary.ui.views;

import app.tributary.chat.PlatformId;
import app.tributary.feed.Feed;
import app.tributary.feed.FeedBatch;
import app.tributary.feed.FeedChange;
import app.tributary.feed.FeedListener;
import app.tributary.feed.FeedRow;
import app.tributary.feed.FeedRows;
import app.tributary.feed.Sieve;
import app.tributary.filter.Filter;
import app.tributary.filter.Reader;
import app.tributary.ui.feed.FeedViewModel;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What of the timeline flows into one view. While the view is not shown its rows are only gathered: the FX thread is
 * asked for once in {@link #GATHERED} rows, and what came is counted. The feed's thread hears, the FX thread calls.
 */
final class ViewStream implements AutoCloseable {
    /** So many rows may wait for a view that nobody sees. */
    static final int GATHERED = 1_000;

    private final Executor fx;
    private final Runnable news;
    private final FeedViewModel rows;
    private final Feed.Subscription subscription;
    private final AtomicLong came = new AtomicLong();
    private final AtomicLong passed = new AtomicLong();
    private final AtomicInteger unread = new AtomicInteger();
    private volatile boolean highlightWaiting;

    private final Object gate = new Object();
    private boolean shown;
    private int gathered;
    private @Nullable Runnable waiting;

    /**
     * Begins to flow.
     *
     * @param platforms whose rows; empty: all
     * @param news runs on the FX thread when the first row, or the first that stands out, waits for the reader
     */
    ViewStream(FeedRows feed, Filter filter, Set<PlatformId> platforms, Reader reader, boolean shown, Executor fx,
            InstantSource clock, Runnable news) {
        this.fx = fx;
        this.news = news;
        this.shown = shown;
        rows = new FeedViewModel(this::draw, clock);
        boolean everything = filter.equals(Filter.EVERYTHING) && platforms.isEmpty();
        FeedListener next = everything ? this::take : new Sieve(filter, reader, platforms, this::take);
        subscription = feed.subscribe(batch -> {
            came.addAndGet(grown(batch));
            next.accept(batch);
        });
    }

    /** The rows that came through. */
    FeedViewModel rows() {
        return rows;
    }

    /** How many rows came while the view was not shown. */
    int unread() {
        return unread.get();
    }

    /** Whether one that stands out is among the unread. */
    boolean isHighlightWaiting() {
        return highlightWaiting;
    }

    /** How many rows did not come through. */
    long hidden() {
        return Math.max(0, came.get() - passed.get());
    }

    /** Whether somebody sees the view now. */
    void show(boolean now) {
        Runnable due;
        synchronized (gate) {
            shown = now;
            due = now ? waiting : null;
            if (now) {
                waiting = null;
                gathered = 0;
            }
        }
        if (now) {
            unread.set(0);
            highlightWaiting = false;
        }
        if (due != null) {
            // at once and not by the executor: what is shown in the next frame has everything
            due.run();
        }
    }

    @Override
    public void close() {
        subscription.close();
    }

    private void take(FeedBatch batch) {
        passed.addAndGet(grown(batch));
        count(batch);
        rows.accept(batch);
        drawGathered();
    }

    private void count(FeedBatch batch) {
        int fresh = 0;
        boolean stands = false;
        // the rows that were there before come without their events: they are no news
        boolean live = !batch.events().isEmpty();
        for (var change : batch.changes()) {
            if (live && change instanceof FeedChange.Append(var added)) {
                for (var row : added) {
                    fresh += isSaid(row) ? 1 : 0;
                    stands |= row.isHighlighted();
                }
            }
        }
        boolean first;
        synchronized (gate) {
            if (shown) {
                return;
            }
            gathered += (int) Math.max(0, grown(batch));
            first = (fresh > 0 && unread.getAndAdd(fresh) == 0) || (stands && !highlightWaiting);
            highlightWaiting |= stands;
        }
        if (first) {
            fx.execute(news);
        }
    }

    /** Where the model's work goes: to the FX thread, or into waiting while nobody would see it. */
    private void draw(Runnable work) {
        synchronized (gate) {
            if (!shown) {
                waiting = work;
                return;
            }
        }
        fx.execute(work);
    }

    /** What is gathered must not grow without bounds. */
    private void drawGathered() {
        Runnable due;
        synchronized (gate) {
            if (shown || gathered < GATHERED || waiting == null) {
                return;
            }
            due = waiting;
            waiting = null;
            gathered = 0;
        }
        fx.execute(due);
    }

    private static boolean isSaid(FeedRow row) {
        return switch (row.kind()) {
            case MESSAGE, ACTIVITY, FOLD -> true;
            case GAP, LINE -> false;
        };
    }

    private static long grown(FeedBatch batch) {
        long by = 0;
        for (var change : batch.changes()) {
            by += switch (change) {
                case FeedChange.Append(var added) -> added.size();
                case FeedChange.InsertBefore _ -> 1;
                case FeedChange.Replace _ -> 0;
                case FeedChange.Remove _ -> -1;
            };
        }
        return by;
    }
}
