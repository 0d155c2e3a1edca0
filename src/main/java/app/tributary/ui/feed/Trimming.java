package app.tributary.ui.feed;

import app.tributary.chat.Channel;
import app.tributary.feed.FeedChange;
import app.tributary.feed.FeedRow;
import app.tributary.feed.FeedRow.AlikeRow;
import app.tributary.feed.FeedRow.FoldRow;
import app.tributary.feed.FeedRow.SinceRow;
import app.tributary.feed.FeedRow.SkippedRow;
import app.tributary.feed.Folds;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the list within its bound. While the feed is followed the oldest rows go; while it is held it may
 * grow to twice the cap, and then goes what is farthest from the reader: the oldest rows first, and where the
 * reader is among those, rows between them and the newest. In their place stands a {@link SkippedRow}.
 * FX thread only.
 */
final class Trimming {
    private final RowList rows;
    private final Folds folds;
    private final int cap;
    /** So many rows stay above and below what the reader has on the screen. */
    private final int around;
    private long nextId = Long.MIN_VALUE / 2;
    private Optional<SkippedRow> skipped = Optional.empty();
    private long first;
    private long last;

    Trimming(RowList rows, Folds folds, int cap) {
        this.rows = rows;
        this.folds = folds;
        this.cap = cap;
        this.around = cap / 2;
    }

    /** These rows are the first and the last that the reader has on the screen. */
    void reads(long firstShown, long lastShown) {
        first = firstShown;
        last = lastShown;
    }

    /** Lets the oldest rows go until the cap is kept. */
    void whileFollowed() {
        trimTo(cap);
        skipped = skipped.filter(row -> rows.indexOf(row.id()) >= 0);
    }

    /**
     * Keeps twice the cap, without the rows that the reader sees ever going.
     *
     * @return how many of the oldest rows had to go
     */
    int whileHeld() {
        int top = rows.indexOf(first);
        if (top < 0 || rows.indexOf(last) < top) {
            return trimTo(2 * cap);
        }
        int most = Math.max(2 * cap, size() - Math.max(0, top - around));
        int gone = trimTo(most);
        if (size() > 2 * cap) {
            skip();
        }
        return gone;
    }

    /** Whether a row comes into what was left out: it is counted there, and not shown. */
    boolean takes(FeedChange.InsertBefore step) {
        var into = skipped.filter(row -> rows.indexOf(row.id()) >= 0 && rows.indexOf(step.before()) < 0
                && !step.row().at().isBefore(row.at()));
        into.ifPresent(row -> count(row, 1));
        return into.isPresent();
    }

    /** The row that stands for what was left out last; empty: none does. */
    Optional<SkippedRow> skipped() {
        return skipped;
    }

    private void skip() {
        int below = rows.indexOf(last) + around;
        int seam = skipped.map(row -> rows.indexOf(row.id())).orElse(-1);
        boolean grows = seam >= below;
        int from = grows ? seam + 1 : below + 1;
        int to = rows.size() - cap;
        int left = 0;
        Optional<FeedRow> one = Optional.empty();
        int end = from;
        while (end < to) {
            var row = rows.get(end).row();
            one = one.or(() -> Optional.of(row));
            left += worth(row);
            end = Math.min(rows.size() - 1, end + folds.letGo(row));
        }
        if (one.isEmpty()) {
            return;
        }
        rows.removeRange(from, end);
        if (grows) {
            count(skipped.orElseThrow(), left);
        } else {
            Channel channel = one.get().channel();
            Instant at = one.get().at();
            var row = new SkippedRow(nextId++, channel, left, at);
            rows.insertBefore(rows.get(from).id(), row);
            skipped = Optional.of(row);
        }
    }

    private void count(SkippedRow row, int more) {
        var now = new SkippedRow(row.id(), row.channel(), row.count() + more, row.at());
        rows.replace(now);
        skipped = Optional.of(now);
    }

    private static int worth(FeedRow row) {
        return switch (row) {
            case AlikeRow fold -> fold.members().size();
            case FoldRow fold -> fold.count();
            case SkippedRow earlier -> earlier.count();
            case SinceRow _ -> 0;
            case FeedRow.MessageRow _,FeedRow.ActivityRow _,FeedRow.GapRow _,FeedRow.LineRow _ -> 1;
        };
    }

    private int size() {
        return rows.size() + folds.surplus();
    }

    /** Lets the oldest rows go until no more than so many are left, those that are folded away counted. */
    private int trimTo(int most) {
        int before = size();
        for (int over = before - most; over > 0 && rows.size() > 0; over = size() - most) {
            rows.trimTo(rows.size() - folds.letGo(rows.get(0).row()));
        }
        return before - size();
    }
}
