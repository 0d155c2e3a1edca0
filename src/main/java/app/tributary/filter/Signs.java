package app.tributary.filter;

/**
 * The UTF-16 units that may stand at one place of a text: never too few, perhaps too many.
 *
 * @param low which of the first 64 signs of ASCII
 * @param high which of the other 64
 * @param beyond what else
 * @param letter the one that is meant, in whatever letter case; 0: several are
 */
record Signs(long low, long high, Beyond beyond, char letter) {
    static final int ASCII = 0x80;

    /** What may stand there that is not ASCII. */
    enum Beyond {
        NOTHING,
        /** One unit. */
        UNIT,
        /** A whole character: one unit or two. */
        CHARACTER
    }

    /** Anything at all. */
    static final Signs ANY = new Signs(-1, -1, Beyond.CHARACTER, '\0');

    private static final long VISIBLE = -1L << ' ';
    private static final int BEYOND_COUNTS = 15;
    /** They count as s and as k where letter case does not. */
    private static final char LONG_S = '\u017F';
    private static final char KELVIN = '\u212A';

    /** Just this unit of a pattern, with the other letter case if so wanted. */
    static Signs of(char c, boolean ignoreCase) {
        if (c >= ASCII) {
            var beyond = isOneUnit(c) ? Beyond.UNIT : Beyond.CHARACTER;
            var plain = new Signs(0, 0, beyond, isOneUnit(c) ? c : '\0');
            boolean hasTwin = ignoreCase && (c == LONG_S || c == KELVIN);
            return hasTwin ? plain.and(of(c == LONG_S ? 's' : 'k', true)) : plain;
        }
        var one = new Signs(0, 0, Beyond.NOTHING, c).and(c, c);
        return ignoreCase ? one.inBothCases() : one;
    }

    /** All units from one up to another and these. */
    Signs and(char from, char to) {
        long lower = low;
        long higher = high;
        for (int c = from; c <= to && c < ASCII; c++) {
            if (c < Long.SIZE) {
                lower |= 1L << c;
            } else {
                higher |= 1L << c;
            }
        }
        return new Signs(lower, higher, from >= ASCII || to >= ASCII ? Beyond.CHARACTER : beyond, letter);
    }

    /** What any of both has. */
    Signs and(Signs other) {
        return new Signs(low | other.low, high | other.high,
                beyond.compareTo(other.beyond) >= 0 ? beyond : other.beyond, '\0');
    }

    /** These letters in both cases. */
    Signs inBothCases() {
        long letters = high & 0x07FF_FFFE_07FF_FFFEL;
        long both = letters | letters << 32 | letters >>> 32;
        // two letters of other alphabets count as these, and these as two of other alphabets
        boolean twins = (both & (1L << 'k' | 1L << 's')) != 0;
        var more = beyond == Beyond.NOTHING && twins ? Beyond.UNIT : beyond;
        var signs = new Signs(low, high | both, more, letter);
        return beyond == Beyond.CHARACTER ? signs.and('k', 'k').and('K', 'K').and('s', 's').and('S', 'S') : signs;
    }

    /** Everything else. What is not ASCII may always be meant. */
    Signs not() {
        return new Signs(~low, ~high, Beyond.CHARACTER, '\0');
    }

    boolean has(char c) {
        if (c >= ASCII) {
            return beyond != Beyond.NOTHING;
        }
        return ((c < Long.SIZE ? low >>> c : high >>> c) & 1) != 0;
    }

    /** About how many there are, from 1. */
    int size() {
        return Math.max(1, letter != 0
                ? 1
                : Long.bitCount(low & VISIBLE) + Long.bitCount(high)
                        + (beyond == Beyond.CHARACTER ? BEYOND_COUNTS : 0));
    }

    /** A letter of Latin, Greek, Cyrillic, or of a script without cases: its twins have one unit as well. */
    static boolean isOneUnit(char c) {
        return c < 0x530 || (c >= 0x2E80 && c < 0xA640) || (c >= 0xAC00 && c < 0xD800);
    }
}
