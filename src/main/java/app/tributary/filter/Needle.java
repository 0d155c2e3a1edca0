package app.tributary.filter;

/** Words to look for in a text, both folded. Nearly every text that lacks them is told by its pairs of letters alone. */
final class Needle {
    private final char[] folded;
    private final long[] pairs = new long[PAIRS];
    /** How many numbers of 64 bits the pairs of a text are kept in. */
    static final int PAIRS = 4;

    Needle(String words) {
        folded = Folding.fold(words);
        mark(folded, folded.length, pairs);
    }

    /** Adds the pairs of letters of a folded text to the set. */
    static void mark(char[] text, int length, long[] pairs) {
        char before = length == 0 ? 0 : text[0];
        for (int i = 1; i < length; i++) {
            char c = text[i];
            int place = ((before * 31 + c) * 0x9E3779B1) >>> 24;
            pairs[place >>> 6] |= 1L << place;
            before = c;
        }
    }

    /** Where it stands first at or after that place; -1 where it does not. */
    int find(char[] text, int length, int from) {
        char first = folded[0];
        int tail = folded.length - 1;
        char last = folded[tail];
        for (int i = Math.max(0, from); i < length - tail; i++) {
            if (text[i] == first && text[i + tail] == last && continues(text, i, tail)) {
                return i;
            }
        }
        return -1;
    }

    private boolean continues(char[] text, int from, int tail) {
        for (int i = 1; i < tail; i++) {
            if (text[from + i] != folded[i]) {
                return false;
            }
        }
        return true;
    }

    /** False where a text with these pairs cannot contain it. */
    boolean mayBeIn(long[] text) {
        return (pairs[0] & ~text[0]) == 0 && (pairs[1] & ~text[1]) == 0 && (pairs[2] & ~text[2]) == 0
                && (pairs[3] & ~text[3]) == 0;
    }

    /** Whether the text is this and nothing else. */
    boolean is(String text) {
        return Folding.same(text, folded);
    }

    int length() {
        return folded.length;
    }
}
