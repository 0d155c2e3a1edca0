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
    /** Where entries are in the ring, plus one, by their hash; 0 is free, and then whoever looked may stop. */
    private int[] table = new int[2 * FIRST_ROOM];
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
        int added = eldest + size & forms.length - 1;
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
    void letGo(String id) {
        int entry = find(id);
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
        int mask = table.length - 1;
        int hash = asked.form() == PackedId.LONGER ? id.hashCode() * 0x9E3779B9 : hash(asked.high(), asked.low());
        for (int at = start(hash, mask);; at = at + 1 & mask) {
            int entry = table[at] - 1;
            if (entry < 0) {
                return -1;
            }
            if (forms[entry] == asked.form() && (asked.form() == PackedId.LONGER
                    ? id.equals(longer(entry))
                    : numbers[2 * entry + 1] == asked.low() && numbers[2 * entry] == asked.high())) {
                return entry;
            }
        }
    }

    private int hash(int entry) {
        var id = longer(entry);
        return id == null ? hash(numbers[2 * entry], numbers[2 * entry + 1]) : id.hashCode() * 0x9E3779B9;
    }

    private static int hash(long high, long low) {
        long mixed = (high * 0x9E3779B97F4A7C15L ^ low) * 0xD6E8FEB86659FD93L;
        return (int) (mixed >>> 32);
    }

    private static int start(int hash, int mask) {
        return (hash ^ hash >>> 16) & mask;
    }

    private void enter(int entry, int hash) {
        int mask = table.length - 1;
        int at = start(hash, mask);
        while (table[at] != 0) {
            at = at + 1 & mask;
        }
        table[at] = entry + 1;
    }

    private void forgetEldest() {
        leave(eldest);
        rest[eldest] = null;
        eldest = eldest + 1 & forms.length - 1;
        size--;
    }

    /** Frees the entry's place in the table, and moves up whoever was pushed aside by it. */
    private void leave(int entry) {
        int mask = table.length - 1;
        int free = start(hash(entry), mask);
        while (table[free] != entry + 1) {
            free = free + 1 & mask;
        }
        for (int at = free + 1 & mask; table[at] != 0; at = at + 1 & mask) {
            int wanted = start(hash(table[at] - 1), mask);
            if ((at - wanted & mask) >= (at - free & mask)) {
                table[free] = table[at];
                free = at;
            }
        }
        table[free] = 0;
    }

    private void grow() {
        int before = forms.length;
        var oldNumbers = numbers;
        var oldForms = forms;
        var oldRest = rest;
        numbers = new long[4 * before];
        forms = new byte[2 * before];
        rest = new @Nullable Object[2 * before];
        table = new int[4 * before];
        for (int i = 0; i < size; i++) {
            int from = eldest + i & before - 1;
            numbers[2 * i] = oldNumbers[2 * from];
            numbers[2 * i + 1] = oldNumbers[2 * from + 1];
            forms[i] = oldForms[from];
            rest[i] = oldRest[from];
            enter(i, hash(i));
        }
        eldest = 0;
    }
}
