package app.tributary.feed;

import org.jspecify.annotations.Nullable;

/**
 * The ids of a channel's last messages, with the places of those that have one, by the time at which each
 * came first. Most of the messages have no row any longer; their ids are kept as numbers, see
 * {@link PackedId}, not as strings: some forty bytes each. Nothing is guessed: ids that differ are never taken for the same.
 * Belongs to the feed's thread.
 */
final class Known {
    private static final int FIRST_ROOM = 16;

    private final int memory;
    private final PackedId asked = new PackedId();
    /** The entries in a ring, two numbers each. */
    private long[] numbers = new long[2 * FIRST_ROOM];
    private byte[] forms = new byte[FIRST_ROOM];
    /** The node where there is one; where the id could not be packed its string, or both as {@link Named}. */
    private @Nullable Object[] rest = new @Nullable Object[FIRST_ROOM];
    /**
     * By the low bits of a hash the link to the newest entry that has them, and by an entry the link to the next
     * older one. A link is the entry in its low bits, the hash in the others, and the highest bit always: so a message
     * that is new, as nearly every one is, is told from those that are known without a look at their ids. 0: no more.
     */
    private int[] first = new int[FIRST_ROOM];
    private int[] next = new int[FIRST_ROOM];
    /** The entry of the ring that has been here longest. */
    private int eldest;
    private int size;

    private record Named(String id, Node node) {}

    /** @param memory how many are remembered; those with a row are twice as many at most */
    Known(int memory) {
        this.memory = memory;
    }

    int size() {
        return size;
    }

    /** The place of the message; {@link Node#GONE} where it has no row (any more), null where it never came. */
    @Nullable
    Node place(String id) {
        int entry = find(id);
        return entry < 0 ? null : node(entry);
    }

    boolean has(String id) {
        return find(id) >= 0;
    }

    /** Remembers the id, or only gives it another place where it is here. */
    void put(String id, Node node) {
        int entry = find(id);
        if (entry >= 0) {
            set(entry, id, node);
            return;
        }
        if (size == forms.length) {
            grow();
        }
        int added = eldest + size & mask();
        numbers[2 * added] = asked.high();
        numbers[2 * added + 1] = asked.low();
        forms[added] = asked.form();
        set(added, id, node);
        enter(added, hash(added));
        size++;
        // A row that can still be seen is never forgotten, or its removal would not reach it; twice the
        // bound holds for those too.
        if (size > memory && (!node(eldest).kept || size > 2 * memory)) {
            forgetEldest();
        }
    }

    /** The message's row is no longer kept; where the id is not here nothing changes. */
    void letGo(String id, Node node) {
        int last = node.entry & mask();
        // a place that is known by one id alone needs no search for it
        int entry = node != Node.GONE && node.aliases.isEmpty() && node(last) == node ? last : find(id);
        if (entry >= 0) {
            set(entry, id, Node.GONE);
        }
    }

    private Node node(int entry) {
        return switch (rest[entry]) {
            case Node node -> node;
            case Named(_, var node) -> node;
            case null, default -> Node.GONE;
        };
    }

    private void set(int entry, String id, Node node) {
        if (node != Node.GONE) {
            node.entry = entry;
        }
        if (forms[entry] == PackedId.LONGER) {
            rest[entry] = node == Node.GONE ? id : new Named(id, node);
        } else {
            rest[entry] = node == Node.GONE ? null : node;
        }
    }

    private @Nullable String longer(int entry) {
        return switch (rest[entry]) {
            case String id -> id;
            case Named(var id, _) -> id;
            case null, default -> null;
        };
    }

    private int find(String id) {
        asked.pack(id);
        int hash = hash(id, asked.form(), asked.high(), asked.low());
        int mask = mask();
        for (int link = first[hash & mask]; link != 0; link = next[link & mask]) {
            if (((link ^ hash) & ~mask & Integer.MAX_VALUE) == 0 && isAsked(link & mask, id)) {
                return link & mask;
            }
        }
        return -1;
    }

    private boolean isAsked(int entry, String id) {
        if (forms[entry] != asked.form()) {
            return false;
        }
        return asked.form() == PackedId.LONGER
                ? id.equals(longer(entry))
                : numbers[2 * entry + 1] == asked.low() && numbers[2 * entry] == asked.high();
    }

    private int hash(int entry) {
        return hash(longer(entry), forms[entry], numbers[2 * entry], numbers[2 * entry + 1]);
    }

    private static int hash(@Nullable String id, byte form, long high, long low) {
        if (form == PackedId.LONGER && id != null) {
            int hash = id.hashCode() * 0x9E3779B9;
            return hash ^ (hash >>> 16);
        }
        long mixed = (high * 0x9E3779B97F4A7C15L) ^ low;
        return (int) (((mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L) >>> 32);
    }

    private int mask() {
        return forms.length - 1;
    }

    private void enter(int entry, int hash) {
        int mask = mask();
        int bucket = hash & mask;
        next[entry] = first[bucket];
        first[bucket] = Integer.MIN_VALUE | (hash & ~mask) | entry;
    }

    /** It is the last one of its bucket, as those are in the order in which they came. */
    private void forgetEldest() {
        int mask = mask();
        int bucket = hash(eldest) & mask;
        int above = -1;
        for (int link = first[bucket]; (link & mask) != eldest; link = next[link & mask]) {
            above = link & mask;
        }
        if (above < 0) {
            first[bucket] = 0;
        } else {
            next[above] = 0;
        }
        rest[eldest] = null;
        eldest = eldest + 1 & mask;
        size--;
    }

    private void grow() {
        int before = forms.length;
        var oldNumbers = numbers;
        var oldForms = forms;
        var oldRest = rest;
        numbers = new long[4 * before];
        forms = new byte[2 * before];
        rest = new @Nullable Object[2 * before];
        first = new int[2 * before];
        next = new int[2 * before];
        for (int i = 0; i < size; i++) {
            int from = eldest + i & before - 1;
            numbers[2 * i] = oldNumbers[2 * from];
            numbers[2 * i + 1] = oldNumbers[2 * from + 1];
            forms[i] = oldForms[from];
            rest[i] = oldRest[from];
            var node = node(i);
            if (node != Node.GONE) {
                node.entry = i;
            }
            enter(i, hash(i));
        }
        eldest = 0;
    }
}
