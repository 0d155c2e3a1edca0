package app.tributary.feed;

import app.tributary.chat.ChatEvent;
import app.tributary.feed.FeedRow.Removed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a view does with a feed: keeps a copy of the timeline by its changes alone. */
final class CopyView implements FeedListener {
    private final LinkedBlockingQueue<FeedBatch> batches = new LinkedBlockingQueue<>();
    final List<FeedRow> rows = new ArrayList<>();
    final List<ChatEvent> events = new ArrayList<>();
    final List<FeedChange> changes = new ArrayList<>();

    @Override
    public void accept(FeedBatch batch) {
        batches.add(batch);
    }

    /** Takes in batches until this many events have been seen in all. */
    CopyView untilEvents(int count) {
        while (events.size() < count) {
            try {
                var batch = batches.poll(60, TimeUnit.SECONDS);
                if (batch == null) {
                    throw new AssertionError("only " + events.size() + " of " + count + " events came");
                }
                apply(batch);
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
        return this;
    }

    /** Takes in whatever has come; complete once the feed is closed. */
    CopyView drained() {
        for (var batch = batches.poll(); batch != null; batch = batches.poll()) {
            apply(batch);
        }
        return this;
    }

    /** The rows as short words: a message's id, "-id" where it is removed, "+id" an activity, ... */
    List<String> shown() {
        return rows.stream().map(CopyView::word).toList();
    }

    Optional<Removed> removed(String id) {
        return rows.stream().filter(row -> word(row).endsWith(id)).findFirst().flatMap(row -> switch (row) {
            case FeedRow.MessageRow message -> message.removed();
            case FeedRow.ActivityRow activity -> activity.removed();
            case FeedRow.GapRow _,FeedRow.LineRow _,FeedRow.FoldRow _,FeedRow.AlikeRow _,FeedRow.SinceRow _,FeedRow.SkippedRow _ ->
                Optional.empty();
        });
    }

    static String word(FeedRow row) {
        return switch (row) {
            case FeedRow.MessageRow(_, var message, var removed, _, _) ->
                (removed.isPresent() ? "-" : "") + message.key().id();
            case FeedRow.ActivityRow(_, var activity, var removed, _) ->
                (removed.isPresent() ? "-+" : "+") + activity.key().id();
            case FeedRow.GapRow(_, var gap) -> "gap" + gap.filled();
            case FeedRow.LineRow(_, var event, _) -> event.getClass().getSimpleName();
            case FeedRow.AlikeRow fold -> fold.members().toString();
            case FeedRow.SinceRow since -> since.toString();
            case FeedRow.SkippedRow skipped -> skipped.toString();
            case FeedRow.FoldRow(_, var channel, var count, _) -> channel.platform() + "*" + count;
        };
    }

    private void apply(FeedBatch batch) {
        for (var change : batch.changes()) {
            switch (change) {
                case FeedChange.Append(var appended) -> rows.addAll(appended);
                case FeedChange.InsertBefore(var before, var row) -> rows.add(Math.max(0, indexOf(before)), row);
                case FeedChange.Replace(var row) -> {
                    int index = indexOf(row.id());
                    if (index >= 0) {
                        rows.set(index, row);
                    }
                }
                case FeedChange.Remove(var id) -> rows.removeIf(row -> row.id() == id);
            }
        }
        changes.addAll(batch.changes());
        events.addAll(batch.events());
    }

    private int indexOf(long id) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }
}
