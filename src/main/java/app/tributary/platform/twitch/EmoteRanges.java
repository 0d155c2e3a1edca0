package app.tributary.platform.twitch;

import java.util.Arrays;

/**
 * Where the emotes of a text are: the tag {@code 25:0-4,8-12/1902:14-18}, whose numbers are inclusive
 * and count Unicode code points. A broken range, or one that overlaps an earlier one, is passed over.
 * Filled again for each line; used by one thread.
 */
final class EmoteRanges {
    /** More than a text of 500 characters can hold; only a hostile line has more. */
    private static final int MOST = 512;

    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int[] idFrom = new int[16];
    private int[] idTo = new int[16];
    private int count;

    /**
     * Reads the ranges for a text.
     *
     * @param source what holds the tag's value, from one place up to another
     * @param text the text that the numbers count in, without the wrapper of an action
     */
    void read(String source, int from, int to, String text) {
        count = 0;
        int points = text.codePointCount(0, text.length());
        for (int at = from; at < to;) {
            int slash = source.indexOf('/', at, to);
            int stop = slash < 0 ? to : slash;
            int colon = source.indexOf(':', at, stop);
            if (colon > at && isId(source, at, colon)) {
                readRanges(source, at, colon, stop, points);
            }
            at = stop + 1;
        }
        dropOverlaps();
        if (points != text.length()) {
            countInChars(text);
        }
    }

    /** Forgets them: a text without emotes. */
    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    /** Where the n-th begins in the text, in chars. */
    int start(int n) {
        return starts[n];
    }

    /** Behind its last char. */
    int end(int n) {
        return ends[n];
    }

    /** Its id. */
    String id(String source, int n) {
        return source.substring(idFrom[n], idTo[n]);
    }

    private void readRanges(String source, int id, int colon, int to, int points) {
        for (int at = colon + 1; at < to && count < MOST;) {
            int comma = source.indexOf(',', at, to);
            int stop = comma < 0 ? to : comma;
            int dash = source.indexOf('-', at, stop);
            if (dash > at) {
                long first = Digits.read(source, at, dash, -1);
                long last = Digits.read(source, dash + 1, stop, -1);
                if (first >= 0 && last >= first && last < points) {
                    insert((int) first, (int) last + 1, id, colon);
                }
            }
            at = stop + 1;
        }
    }

    /** Ids go into an address: digits, letters, and the two signs that occur. */
    private static boolean isId(String source, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = source.charAt(i);
            if (!Ascii.isLetter(c) && !Ascii.isDigit(c) && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private void insert(int first, int behind, int id, int idEnd) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            idFrom = Arrays.copyOf(idFrom, count * 2);
            idTo = Arrays.copyOf(idTo, count * 2);
        }
        int place = count++;
        while (place > 0 && starts[place - 1] > first) {
            starts[place] = starts[place - 1];
            ends[place] = ends[place - 1];
            idFrom[place] = idFrom[place - 1];
            idTo[place] = idTo[place - 1];
            place--;
        }
        starts[place] = first;
        ends[place] = behind;
        idFrom[place] = id;
        idTo[place] = idEnd;
    }

    private void dropOverlaps() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept == 0 || starts[i] >= ends[kept - 1]) {
                starts[kept] = starts[i];
                ends[kept] = ends[i];
                idFrom[kept] = idFrom[i];
                idTo[kept] = idTo[i];
                kept++;
            }
        }
        count = kept;
    }

    private void countInChars(String text) {
        int point = 0;
        int chars = 0;
        for (int i = 0; i < count; i++) {
            chars = text.offsetByCodePoints(chars, starts[i] - point);
            point = starts[i];
            starts[i] = chars;
            chars = text.offsetByCodePoints(chars, ends[i] - point);
            point = ends[i];
            ends[i] = chars;
        }
    }
}
