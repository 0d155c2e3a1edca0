package app.tributary.feed;

import org.jspecify.annotations.Nullable;

/**
 * The order of rows by their ids, oldest first, never more than a bound: beyond it the oldest are
 * forgotten. Finds a row by its id in a table that is part of the places, so that a row costs 40 bytes.
 */
final class Order {
    private final int max;
    private final @Nullable Place[] table;
    private @Nullable Place oldest;
    private @Nullable Place newest;
    private int size;

    /** One row's place. */
    static final class Place {
        final long id;
        /** Whether the view has it. */
        boolean shown;
        @Nullable
        Place newer;
        private @Nullable Place older;
        private @Nullable Place sameSlot;

        private Place(long id, boolean shown) {
            this.id = id;
            this.shown = shown;
        }
    }

    Order(int max) {
        this.max = max;
        this.table = new Place[Math.max(16, Integer.highestOneBit(max))];
    }

    @Nullable
    Place oldest() {
        return oldest;
    }

    @Nullable
    Place find(long id) {
        var place = table[slot(id)];
        while (place != null && place.id != id) {
            place = place.sameSlot;
        }
        return place;
    }

    /** Puts a row directly above another; null: at the end. */
    Place insertBefore(@Nullable Place below, long id, boolean shown) {
        var place = new Place(id, shown);
        var above = below == null ? newest : below.older;
        place.newer = below;
        place.older = above;
        if (above == null) {
            oldest = place;
        } else {
            above.newer = place;
        }
        if (below == null) {
            newest = place;
        } else {
            below.older = place;
        }
        int slot = slot(id);
        place.sameSlot = table[slot];
        table[slot] = place;
        size++;
        var first = oldest;
        if (size > max && first != null) {
            remove(first);
        }
        return place;
    }

    void remove(Place place) {
        var above = place.older;
        var below = place.newer;
        if (above == null) {
            oldest = below;
        } else {
            above.newer = below;
        }
        if (below == null) {
            newest = above;
        } else {
            below.older = above;
        }
        int slot = slot(place.id);
        var before = table[slot];
        if (before == place) {
            table[slot] = place.sameSlot;
        } else {
            while (before != null && before.sameSlot != place) {
                before = before.sameSlot;
            }
            if (before != null) {
                before.sameSlot = place.sameSlot;
            }
        }
        size--;
    }

    private int slot(long id) {
        return (int) (id & (table.length - 1));
    }
}
