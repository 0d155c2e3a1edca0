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
}
