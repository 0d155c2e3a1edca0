package app.tributary.feed;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where messages were said last: what says the same may join them there for a while. For one thread. */
final class Spots {
    /** A fold grows while no more rows than this came below it: about a screen. */
    static final int NEAR = 40;
    /** And for so long after it began, in ms. */
    private static final long RECENT = Duration.ofSeconds(6).toMillis();
    private static final int MOST = 256;

    private final Map<String, Spot> spots = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Spot> eldest) {
            return size() > MOST;
        }
    };

    /** One of them. */
    static final class Spot {
        final Source.Node node;
        FeedRow row;
        private final long beat;
        private final long place;

        private Spot(Source.Node node, FeedRow row, long beat, long place) {
            this.node = node;
            this.row = row;
            this.beat = beat;
            this.place = place;
        }

        /**
         * Whether others may still join it there.
         *
         * @param beat what the pace counts now, in ms
         * @param rows how many rows were shown so far
         */
        boolean isNear(long beat, long rows) {
            return beat - this.beat <= RECENT && rows - place <= NEAR;
        }
    }

    boolean isEmpty() {
        return spots.isEmpty();
    }

    /** Where this was said last; null: nowhere. */
    @Nullable
    Spot of(String gist) {
        return spots.get(gist);
    }

    /** It was said here, and nowhere since. */
    void put(String gist, Source.Node node, FeedRow row, long beat, long rows) {
        node.gist = gist;
        spots.remove(gist);
        spots.put(gist, new Spot(node, row, beat, rows));
    }

    /** The spot at this place; null: something else was said there last, or the same elsewhere. */
    @Nullable
    Spot at(Source.Node node) {
        var spot = node.gist.isEmpty() ? null : spots.get(node.gist);
        return spot != null && spot.node == node ? spot : null;
    }

    /** Nothing joins that place any longer. */
    void drop(Source.Node node) {
        if (at(node) != null) {
            spots.remove(node.gist);
        }
    }

    /** Nothing that says this joins where it was said. */
    void drop(String gist) {
        spots.remove(gist);
    }

    void clear() {
        spots.clear();
    }
}
