package app.tributary.feed;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.PlatformId;
import app.tributary.filter.Filter;
import app.tributary.filter.Matcher;
import app.tributary.filter.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the feed and a view, and lets through what the view shows: a copy of the timeline without
 * the rows that do not match, in the same order. A row that begins to match is put in at its place, one
 * that ceases to is taken out. Events go through where they are of the view's platforms.
 *
 * <p>Belongs to the feed's thread. Remembers the order of as many rows as the timeline keeps, and none of
 * the rows themselves.
 */
public final class Sieve implements FeedListener {
    private final Filter filter;
    private final Matcher matcher;
    private final Set<PlatformId> platforms;
    private final Order<Place> order = new Order<>();
    private final int most;
    private final boolean open;
    private final FeedListener next;

    /** Where a row stands, seen or not. */
    private static final class Place extends Order.Place<Place> {
        boolean shown;

        Place(long id, boolean shown) {
            super(id);
            this.shown = shown;
        }
    }

    /**
     * A sieve for a feed with the standard settings.
     *
     * @param filter which rows
     * @param reader who reads
     * @param platforms only their rows; empty: those of every platform
     * @param next the view
     */
    public Sieve(Filter filter, Reader reader, Set<PlatformId> platforms, FeedListener next) {
        this(filter, reader, platforms, FeedSettings.standard().cap(), next);
    }

    /**
     * The same for a feed whose views keep another number of rows.
     *
     * @param cap the feed's {@link FeedSettings#cap()}
     */
    public Sieve(Filter filter, Reader reader, Set<PlatformId> platforms, int cap, FeedListener next) {
        this.filter = filter;
        this.matcher = new Matcher(reader);
        this.platforms = Set.copyOf(platforms);
        this.most = 2 * cap;
        this.open = this.platforms.isEmpty() && filter.equals(Filter.EVERYTHING);
        this.next = next;
    }

    @Override
    public void accept(FeedBatch batch) {
        if (open) {
            next.accept(batch);
            return;
        }
        var changes = new ArrayList<FeedChange>();
        for (var change : batch.changes()) {
            switch (change) {
                case FeedChange.Append(var rows) -> append(rows, changes);
                case FeedChange.InsertBefore(var before, var row) -> insert(before, row, changes);
                case FeedChange.Replace(var row) -> replace(row, changes);
                case FeedChange.Remove(var id) -> remove(id, changes);
            }
        }
        matcher.forget();
        List<ChatEvent> events = platforms.isEmpty()
                ? batch.events()
                : batch.events().stream().filter(event -> platforms.contains(event.channel().platform())).toList();
        if (!changes.isEmpty() || !events.isEmpty()) {
            next.accept(new FeedBatch(changes, events));
        }
    }

    private void append(List<FeedRow> rows, List<FeedChange> changes) {
        var shown = new ArrayList<FeedRow>(rows.size());
        for (var row : rows) {
            boolean shows = shows(row);
            order.insert(new Place(row.id(), shows), null);
            trim();
            if (shows) {
                shown.add(row);
            }
        }
        if (!shown.isEmpty()) {
            changes.add(new FeedChange.Append(shown));
        }
    }

    private void insert(long before, FeedRow row, List<FeedChange> changes) {
        var below = order.find(before);
        boolean shows = shows(row);
        var place = order.insert(new Place(row.id(), shows), below == null ? order.oldest() : below);
        if (shows) {
            put(place, row, changes);
        }
        trim();
    }

    private void replace(FeedRow row, List<FeedChange> changes) {
        var place = order.find(row.id());
        boolean shows = shows(row);
        if (place == null || place.shown) {
            // a row that the order has lost may still be in the view; where it is not, this does nothing
            changes.add(shows ? new FeedChange.Replace(row) : new FeedChange.Remove(row.id()));
        } else if (shows) {
            put(place, row, changes);
        }
        if (place != null) {
            place.shown = shows;
        }
    }

    private void remove(long id, List<FeedChange> changes) {
        var place = order.find(id);
        if (place == null || place.shown) {
            changes.add(new FeedChange.Remove(id));
        }
        if (place != null) {
            order.remove(place);
        }
    }

    private void trim() {
        var oldest = order.oldest();
        if (order.size() > most && oldest != null) {
            order.remove(oldest);
        }
    }

    /** Puts the row above the next one that the view has; where there is none, it is the view's newest. */
    private static void put(Place place, FeedRow row, List<FeedChange> changes) {
        @Nullable
        Place below = place.newer;
        while (below != null && !below.shown) {
            below = below.newer;
        }
        changes.add(below == null
                ? new FeedChange.Append(List.of(row))
                : new FeedChange.InsertBefore(below.id, row));
    }

    private boolean shows(FeedRow row) {
        if (!platforms.isEmpty() && !platforms.contains(row.channel().platform())) {
            return false;
        }
        matcher.look(row);
        return matcher.matches(filter);
    }
}
