package app.tributary.platform.twitch;

import app.tributary.chat.Fragment;
import app.tributary.platform.twitch.Emotes.Picture;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the emotes of a text are: the tag {@code 25:0-4,8-12/1902:14-18}, whose numbers are inclusive
 * and count Unicode code points. A broken range, or one that overlaps an earlier one, is passed over.
 * Filled again for each line; used by one thread.
 */
final class EmoteRanges {
    /** More than a text of 500 characters can hold; only a hostile line has more. */
    private static final int MOST = 512;

    private final Emotes emotes;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private @Nullable Picture[] pictures = new @Nullable Picture[16];
    private int count;

    /** @param emotes those of the channel */
    EmoteRanges(Emotes emotes) {
        this.emotes = emotes;
    }

    /**
     * Reads the ranges for a text.
     *
     * @param source what holds the tag's value, from one place up to another, and the text
     * @param textFrom where the text begins that the numbers count in, without the wrapper of an action
     * @param textTo where it ends
     */
    void read(String source, int from, int to, int textFrom, int textTo) {
        count = 0;
        int points = source.codePointCount(textFrom, textTo);
        for (int at = from; at < to;) {
            int slash = source.indexOf('/', at, to);
            int stop = slash < 0 ? to : slash;
            int colon = source.indexOf(':', at, stop);
            var picture = colon > at ? emotes.find(source, at, colon) : null;
            if (picture != null) {
                readRanges(source, picture, colon + 1, stop, points);
            }
            at = stop + 1;
        }
        dropOverlaps();
        if (points == textTo - textFrom) {
            for (int i = 0; i < count; i++) {
                starts[i] += textFrom;
                ends[i] += textFrom;
            }
        } else {
            countInChars(source, textFrom);
        }
    }

    /** Forgets them: a text without emotes. */
    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    /** Where the n-th begins in the source, in chars. */
    int start(int n) {
        return starts[n];
    }

    /** Behind its last char. */
    int end(int n) {
        return ends[n];
    }

    /** Which one it is, as a piece of the text. */
    Fragment.Emote emote(String source, int n) {
        return Objects.requireNonNull(pictures[n]).at(source, starts[n], ends[n]);
    }

    private void readRanges(String source, Picture picture, int from, int to, int points) {
        for (int at = from; at < to && count < MOST;) {
            int comma = source.indexOf(',', at, to);
            int stop = comma < 0 ? to : comma;
            int dash = source.indexOf('-', at, stop);
            if (dash > at) {
                long first = Digits.read(source, at, dash, -1);
                long last = Digits.read(source, dash + 1, stop, -1);
                if (first >= 0 && last >= first && last < points) {
                    insert((int) first, (int) last + 1, picture);
                }
            }
            at = stop + 1;
        }
    }

    private void insert(int first, int behind, Picture picture) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            pictures = Arrays.copyOf(pictures, count * 2);
        }
        int place = count++;
        while (place > 0 && starts[place - 1] > first) {
            starts[place] = starts[place - 1];
            ends[place] = ends[place - 1];
            pictures[place] = pictures[place - 1];
            place--;
        }
        starts[place] = first;
        ends[place] = behind;
        pictures[place] = picture;
    }

    private void dropOverlaps() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept == 0 || starts[i] >= ends[kept - 1]) {
                starts[kept] = starts[i];
                ends[kept] = ends[i];
                pictures[kept] = pictures[i];
                kept++;
            }
        }
        count = kept;
    }

    private void countInChars(String text, int from) {
        int point = 0;
        int chars = from;
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
