package app.tributary.feed;

import org.jspecify.annotations.Nullable;

/** Places one behind the other, oldest first, that hold on to each other by themselves. For one thread. */
final class Chain<L extends Chain.Link<L>> {
    private @Nullable L oldest;
    private @Nullable L newest;
    private int size;

    /** A place of at most one chain; only the chain changes what is next to it. */
    abstract static class Link<L extends Link<L>> {
        @Nullable
        L older;
        @Nullable
        L newer;
    }

    int size() {
        return size;
    }

    @Nullable
    L oldest() {
        return oldest;
    }

    @Nullable
    L newest() {
        return newest;
    }

    /** Puts a link directly above another; null: at the end. */
    void insert(L link, @Nullable L below) {
        var above = below == null ? newest : below.older;
        link.newer = below;
        link.older = above;
        if (above == null) {
            oldest = link;
        } else {
            above.newer = link;
        }
        if (below == null) {
            newest = link;
        } else {
            below.older = link;
        }
        size++;
    }

    /** Takes out a link of this chain. */
    void remove(L link) {
        var above = link.older;
        var below = link.newer;
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
        link.older = null;
        link.newer = null;
        size--;
    }

    void clear() {
        oldest = null;
        newest = null;
        size = 0;
    }
}
