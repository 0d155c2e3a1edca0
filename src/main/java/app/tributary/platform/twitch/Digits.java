package app.tributary.platform.twitch;

/** Whole numbers out of the middle of a text, without cutting it. */
final class Digits {
    private static final int MOST = 18;

    private Digits() {}

    /** The number that fills the text from one place up to another, perhaps with a minus; the other one if none. */
    static long read(String text, int from, int to, long otherwise) {
        boolean minus = from < to && text.charAt(from) == '-';
        int at = minus ? from + 1 : from;
        if (at >= to || to - at > MOST) {
            return otherwise;
        }
        long value = 0;
        for (; at < to; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return otherwise;
            }
            value = value * 10 + digit;
        }
        return minus ? -value : value;
    }

    /** The number of {@code #RRGGBB} if that fills the text from one place up to another; -1 if not. */
    static int color(String text, int from, int to) {
        if (to - from != 7 || text.charAt(from) != '#') {
            return -1;
        }
        int color = 0;
        for (int at = from + 1; at < to; at++) {
            int digit = Character.digit(text.charAt(at), 16);
            if (digit < 0) {
                return -1;
            }
            color = color << 4 | digit;
        }
        return color;
    }
}
