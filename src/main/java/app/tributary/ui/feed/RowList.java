package app.tributary.ui.feed;

import app.tributary.feed.FeedRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows in order: quick at its end and at its head, and by id. An insertion moves the shorter
 * side. FX thread only.
 */
public final class RowList {
    private @Nullable FeedItem[] slots = new @Nullable FeedItem[256];
    private int start;
    private int size;
    private final Map<Long, FeedItem> byId = new HashMap<>();

    public int size() {
        return size;
    }

    /** The item at an index from 0, the oldest, to {@link #size()} - 1, the newest. */
    public FeedItem get(int index) {
        FeedItem item = index < 0 || index >= size ? null : slots[start + index];
        if (item == null) {
            throw new IndexOutOfBoundsException(index + " of " + size);
        }
        return item;
    }

    /** The rows as they are at the moment, from the oldest to the newest. */
    List<FeedRow> rows() {
        return IntStream.range(0, size).mapToObj(index -> get(index).row()).toList();
    }

    /** Where the row with this id stands; -1 where it is not kept. */
    public int indexOf(long id) {
        FeedItem item = byId.get(id);
        return item == null ? -1 : (int) (item.place - get(0).place);
    }

    /** The item with this id, where it is kept. */
    public Optional<FeedItem> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Puts a row at the end. A row whose id is kept already replaces that one where it stands. */
    void append(FeedRow row) {
        insert(size, row);
    }

    /** Puts a row above the one with that id; above everything where that one is not kept. */
    void insertBefore(long before, FeedRow row) {
        insert(Math.max(indexOf(before), 0), row);
    }

    /** Exchanges the row with the same id; does nothing where it is not kept. */
    void replace(FeedRow row) {
        FeedItem item = byId.get(row.id());
        if (item != null) {
            item.become(row);
        }
    }

    /** Takes a row out; does nothing where it is not kept. */
    void remove(long id) {
        int index = indexOf(id);
        if (index < 0) {
            return;
        }
        byId.remove(id);
        for (int i = index + 1; i < size; i++) {
            get(i).place--;
        }
        System.arraycopy(slots, start + index + 1, slots, start + index, size - index - 1);
        size--;
        slots[start + size] = null;
    }

    /** Lets the oldest rows go until no more than this many are left; says how many went. */
    int trimTo(int most) {
        int goes = Math.max(0, size - most);
        for (int i = 0; i < goes; i++) {
            byId.remove(get(i).id());
            slots[start + i] = null;
        }
        start += goes;
        size -= goes;
        return goes;
    }

    /** Takes the rows from one index to before another out. */
    void removeRange(int from, int to) {
        int goes = to - from;
        for (int i = from; i < to; i++) {
            byId.remove(get(i).id());
        }
        for (int i = to; i < size; i++) {
            get(i).place -= goes;
        }
        System.arraycopy(slots, start + to, slots, start + from, size - to);
        Arrays.fill(slots, start + size - goes, start + size, null);
        size -= goes;
    }

    private void insert(int index, FeedRow row) {
        if (byId.containsKey(row.id())) {
            replace(row);
            return;
        }
        var item = new FeedItem(row);
        if (start > 0 && index < size - index) {
            item.place = get(index).place - 1;
            start--;
            System.arraycopy(slots, start + 1, slots, start, index);
            for (int i = 0; i < index; i++) {
                get(i).place--;
            }
        } else {
            makeRoomAtEnd();
            item.place = index < size ? get(index).place : size > 0 ? get(size - 1).place + 1 : 0;
            System.arraycopy(slots, start + index, slots, start + index + 1, size - index);
            for (int i = start + index + 1; i <= start + size; i++) {
                FeedItem later = slots[i];
                if (later != null) {
                    later.place++;
                }
            }
        }
        slots[start + index] = item;
        size++;
        byId.put(row.id(), item);
    }

    private void makeRoomAtEnd() {
        if (start + size < slots.length) {
            return;
        }
        if (start >= slots.length / 2) {
            System.arraycopy(slots, start, slots, 0, size);
            Arrays.fill(slots, size, slots.length, null);
            start = 0;
        } else {
            slots = Arrays.copyOf(slots, slots.length * 2);
        }
    }
}
