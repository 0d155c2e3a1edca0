package app.tributary.feed;

import org.jspecify.annotations.Nullable;

/**
 * The rows of each person in a channel: found is the newest by the person's id, and the older ones hang on it. The
 * table is made of the places themselves, for nearly every message adds a person and takes one away. Belongs to the
 * feed's thread.
 */
final class People {
    private static final int FIRST_ROOM = 16;

    /** The newest places of people, those of one slot one behind the other. */
    private @Nullable Node[] table = new @Nullable Node[FIRST_ROOM];
    private int count;

    /** Of how many there are rows. */
    int count() {
        return count;
    }

    /** The newest row of the person with this id; null where there is none. */
    @Nullable
    Node newestOf(String id) {
        int hash = hash(id);
        var node = table[hash & table.length - 1];
        while (node != null && !isOf(node, hash, id)) {
            node = node.personNext;
        }
        return node;
    }

    /** Hangs the row on its author, and off whom it hung on before. */
    void link(Node node, String id) {
        unlink(node);
        int hash = hash(id);
        var before = newestOf(id);
        node.people = this;
        node.person = id;
        node.personHash = hash;
        node.personOlder = before;
        if (before == null) {
            enter(node);
        } else {
            before.personNewer = node;
            replace(before, node);
        }
    }

    /** Hangs the row off its author; nothing where it hangs on none. */
    static void unlink(Node node) {
        var people = node.people;
        if (people == null) {
            return;
        }
        var above = node.personOlder;
        var below = node.personNewer;
        if (above != null) {
            above.personNewer = below;
        }
        if (below != null) {
            below.personOlder = above;
        } else if (above != null) {
            people.replace(node, above);
        } else {
            people.leave(node);
        }
        node.people = null;
        node.personOlder = null;
        node.personNewer = null;
    }

    private void enter(Node node) {
        if (count == table.length) {
            grow();
        }
        put(node);
        count++;
    }

    private void put(Node node) {
        int slot = node.personHash & table.length - 1;
        node.personNext = table[slot];
        table[slot] = node;
    }

    private void leave(Node node) {
        take(node, node.personNext);
        node.personNext = null;
        count--;
    }

    private void replace(Node before, Node after) {
        after.personNext = before.personNext;
        take(before, after);
        before.personNext = null;
    }

    /** Puts what comes next, or another, in the place's stead. */
    private void take(Node node, @Nullable Node instead) {
        int slot = node.personHash & table.length - 1;
        var at = table[slot];
        if (at == node) {
            table[slot] = instead;
            return;
        }
        while (at != null && at.personNext != node) {
            at = at.personNext;
        }
        if (at != null) {
            at.personNext = instead;
        }
    }

    private void grow() {
        var before = table;
        table = new @Nullable Node[2 * before.length];
        for (var first : before) {
            for (var node = first; node != null;) {
                var next = node.personNext;
                put(node);
                node = next;
            }
        }
    }

    private static boolean isOf(Node node, int hash, String id) {
        return node.personHash == hash && node.person.equals(id);
    }

    private static int hash(String id) {
        int hash = id.hashCode();
        return hash ^ hash >>> 16;
    }
}
