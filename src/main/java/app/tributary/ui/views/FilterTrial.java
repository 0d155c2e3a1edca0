package app.tributary.ui.views;

import app.tributary.chat.PlatformId;
import app.tributary.feed.Feed;
import app.tributary.feed.FeedChange;
import app.tributary.feed.FeedRow;
import app.tributary.feed.FeedRows;
import app.tributary.filter.Filter;
import app.tributary.filter.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The rows of the timeline at one moment, on which an expression is tried: how many of them it would let through is
 * counted elsewhere, and only the last question is answered. FX thread only.
 */
final class FilterTrial {
    private final Reader reader;
    private final Executor background;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<Optional<FilterBoxViewModel.Preview>> preview = new ReadOnlyObjectWrapper<>(
            Optional.empty());
    private List<FeedRow> rows = List.of();
    private Optional<Filter> filter = Optional.empty();
    private Set<PlatformId> platforms = Set.of();
    private long asked;

    FilterTrial(Reader reader, Executor background, Executor fx) {
        this.reader = reader;
        this.background = background;
        this.fx = fx;
    }

    /** How many of the rows would come through; empty until they are counted, and where there is nothing to count. */
    ReadOnlyObjectProperty<Optional<FilterBoxViewModel.Preview>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /**
     * Takes the rows as they are now.
     *
     * @param heard is given them too, in the background; what it returns runs on the FX thread
     */
    void take(FeedRows feed, Function<List<FeedRow>, Runnable> heard) {
        snapshot(feed, kept -> background.execute(() -> {
            var then = heard.apply(kept);
            fx.execute(() -> {
                rows = kept;
                then.run();
                count();
            });
        }));
    }

    /** Another question: what this would let through, of these platforms. */
    void ask(Optional<Filter> wanted, Set<PlatformId> from) {
        filter = wanted;
        platforms = from;
        count();
    }

    private void count() {
        long question = ++asked;
        var tried = rows;
        var from = platforms;
        if (filter.isEmpty() || tried.isEmpty()) {
            preview.set(Optional.empty());
            return;
        }
        var wanted = filter.get();
        background.execute(() -> {
            int matching = 0;
            for (var row : tried) {
                if ((from.isEmpty() || from.contains(row.channel().platform())) && wanted.matches(row, reader)) {
                    matching++;
                }
            }
            var counted = new FilterBoxViewModel.Preview(matching, tried.size());
            fx.execute(() -> {
                if (question == asked) {
                    preview.set(Optional.of(counted));
                }
            });
        });
    }

    private static void snapshot(FeedRows feed, Consumer<List<FeedRow>> then) {
        var done = new AtomicBoolean();
        var mine = new AtomicReference<Optional<Feed.Subscription>>(Optional.empty());
        var subscription = feed.subscribe(batch -> {
            if (done.compareAndSet(false, true)) {
                mine.get().ifPresent(Feed.Subscription::close);
                var all = new ArrayList<FeedRow>();
                for (var change : batch.changes()) {
                    if (change instanceof FeedChange.Append(var added)) {
                        all.addAll(added);
                    }
                }
                then.accept(List.copyOf(all));
            }
        });
        mine.set(Optional.of(subscription));
        if (done.get()) {
            subscription.close();
        }
    }
}
