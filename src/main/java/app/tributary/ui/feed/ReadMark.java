package app.tributary.ui.feed;

import java.util.OptionalLong;

/** Up to which row the reader of a held feed has seen it. FX thread only. */
final class ReadMark {
    private final RowList rows;
    private OptionalLong last = OptionalLong.empty();

    ReadMark(RowList rows) {
        this.rows = rows;
    }

    /** Everything that is there is seen. */
    void atNewest() {
        last = rows.size() > 0 ? OptionalLong.of(rows.get(rows.size() - 1).id()) : OptionalLong.empty();
    }

    /** The row with this id stands at the mark now, wherever the mark was. */
    void at(long id) {
        last = OptionalLong.of(id);
    }

    /**
     * The row with this id is seen, and with it all above.
     *
     * @return whether that is more than before
     */
    boolean seen(long id) {
        int index = rows.indexOf(id);
        if (index < 0 || (last.isPresent() && index <= index())) {
            return false;
        }
        at(id);
        return true;
    }

    /** The row at this index is about to be taken out. */
    void leaves(int index) {
        if (index >= 0 && index == index()) {
            last = index > 0 ? OptionalLong.of(rows.get(index - 1).id()) : OptionalLong.empty();
        }
    }

    /** The newest row that was seen; it may not be kept any more. */
    OptionalLong row() {
        return last;
    }

    /** Where the newest row stands that was seen; -1: all that are kept are newer, or none was seen. */
    int index() {
        return last.isPresent() ? rows.indexOf(last.getAsLong()) : -1;
    }
}
