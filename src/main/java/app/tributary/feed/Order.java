package app.tributary.feed;

import org.jspecify.annotations.Nullable;

/**
 * The order of rows by their ids, oldest first. Finds a row's place by its id in a table that is made of the places
 * themselves, so that one costs no more than some 40 bytes. For one thread.
 */
final class Order<P extends Order.Place<P>> {
    private static final int FIRST_ROOM = 16;
    /** So many share a slot of the table on the average before it grows. */
    private static final int SHARED = 2;

    private final Chain<P> chain = new Chain<>();
    private @Nullable P[] table = table(FIRST_ROOM);

    /** One row's place. */
    abstract static class Place<P extends Place<P>> extends Chain.Link<P> {
        final long id;
        private @Nullable P sameSlot;

        Place(long id) {
            this.id = id;
        }
    }

    int size() {
        return chain.size();
    }

    @Nullable
    P oldest() {
        return chain.oldest();
    }

    @Nullable
    P find(long id) {
        var place = table[slot(id)];
        while (place != null && place.id != id) {
            place = below(place);
        }
        return place;
    }

    /** Puts a row directly above another; null: at the end. */
    P insert(P place, @Nullable P below) {
        if (chain.size() == SHARED * table.length) {
            grow();
        }
        chain.insert(place, below);
        enter(place);
        return place;
    }

    void remove(P place) {
        chain.remove(place);
        int slot = slot(place.id);
        var before = table[slot];
        if (before != null && before.id == place.id) {
            table[slot] = below(place);
            return;
        }
        for (var at = before; at != null; at = below(at)) {
            var next = below(at);
            if (next != null && next.id == place.id) {
                setBelow(at, below(place));
                return;
            }
        }
    }

    void clear() {
        chain.clear();
        table = table(FIRST_ROOM);
    }

    private void enter(P place) {
        int slot = slot(place.id);
        setBelow(place, table[slot]);
        table[slot] = place;
    }

    private void grow() {
        table = table(2 * table.length);
        for (var place = chain.oldest(); place != null; place = place.newer) {
            enter(place);
        }
    }

    private int slot(long id) {
        return (int) (id & (table.length - 1));
    }

    /** The next one of the same slot. */
    private static <P extends Place<P>> @Nullable P below(Place<P> place) {
        return place.sameSlot;
    }

    private static <P extends Place<P>> void setBelow(Place<P> place, @Nullable P next) {
        place.sameSlot = next;
    }

    /** What is put into it are places of that kind alone. */
    @SuppressWarnings("unchecked")
    private static <P extends Place<P>> @Nullable P[] table(int room) {
        return (P[]) new Place<?>[room];
    }
}
