package app.tributary.platform.twitch;

import app.tributary.chat.Fragment;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into its pieces: emotes where the line says so, and between them mentions, links and
 * cheers. Used by one thread.
 */
final class Fragments {
    private static final Fragment SPACE = new Fragment.Text(" ");

    private final EmoteRanges ranges;
    private final Pieces pieces = new Pieces();

    /** @param emotes the address that pictures of emotes are under */
    Fragments(URI emotes) {
        this.ranges = new EmoteRanges(new Emotes(emotes));
    }

    /**
     * The pieces of a text that stands in the source of the line.
     *
     * @param line whose emote ranges count in the text
     * @param textFrom where the whole text begins, without the wrapper of an action
     * @param from the first char that is shown: what stands before it only counts for the ranges
     * @param to where the text ends
     * @param bits how many were cheered in the text; 0: none
     */
    List<Fragment> cut(IrcLine line, int textFrom, int from, int to, long bits) {
        String source = line.source();
        if (line.has(Tag.EMOTES)) {
            ranges.read(source, line.tagStart(Tag.EMOTES), line.tagEnd(Tag.EMOTES), textFrom, to);
        } else {
            ranges.clear();
        }
        if (ranges.count() == 0 && bits == 0 && isPlain(source, from, to)) {
            return from < to ? List.of(new Fragment.Text(source.substring(from, to))) : List.of();
        }
        pieces.begin(source, bits);
        int at = from;
        for (int i = 0; i < ranges.count(); i++) {
            if (ranges.start(i) >= at) {
                pieces.words(at, ranges.start(i));
                pieces.add(ranges.emote(source, i));
                at = ranges.end(i);
            }
        }
        pieces.words(at, to);
        return pieces.take();
    }

    private static boolean isPlain(String text, int from, int to) {
        return text.indexOf('@', from, to) < 0 && text.indexOf('.', from, to) < 0;
    }

    /** Collects them. */
    private static final class Pieces {
        private @Nullable Fragment[] found = new @Nullable Fragment[16];
        private int count;
        private String text = "";
        private long bits;

        void begin(String source, long cheered) {
            text = source;
            bits = cheered;
            count = 0;
        }

        void add(Fragment piece) {
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = piece;
        }

        @SuppressWarnings("NullAway") // up to the count there is none
        List<Fragment> take() {
            var taken = List.of(Arrays.copyOf(found, count));
            Arrays.fill(found, 0, count, null);
            text = "";
            return taken;
        }

        /** Cuts the words between emotes. */
        void words(int from, int to) {
            int plainFrom = from;
            for (int at = from; at < to;) {
                at = bits > 0 ? notSpace(at, to) : special(at, to);
                if (at < to) {
                    int space = text.indexOf(' ', at, to);
                    int stop = space < 0 ? to : space;
                    plainFrom = word(at, stop, plainFrom);
                    at = stop;
                }
            }
            plain(plainFrom, to);
        }

        private int notSpace(int from, int to) {
            int at = from;
            while (at < to && text.charAt(at) == ' ') {
                at++;
            }
            return at;
        }

        /** Where the next word begins that may be more than a word: with an {@code @} or a dot in it. */
        private int special(int from, int to) {
            int at = text.indexOf('@', from, to);
            int dot = text.indexOf('.', from, at < 0 ? to : at);
            int sign = dot < 0 ? at : dot;
            if (sign < 0) {
                return to;
            }
            while (sign > from && text.charAt(sign - 1) != ' ') {
                sign--;
            }
            return sign;
        }

        /** Takes one word; tells from where on the plain text goes on. */
        private int word(int from, int to, int plainFrom) {
            int inner = from;
            while (inner < to && "([{<\"'«“".indexOf(text.charAt(inner)) >= 0) {
                inner++;
            }
            if (inner < to && text.charAt(inner) == '@') {
                int end = nameEnd(inner + 1, to);
                if (end > inner + 1) {
                    plain(plainFrom, inner);
                    add(new Fragment.Mention(text.substring(inner, end),
                            text.substring(inner + 1, end).toLowerCase(Locale.ROOT)));
                    return end;
                }
            }
            Optional<Fragment> special = cheer(from, to).or(() -> Links.in(text, from, to));
            if (special.isEmpty() && inner > from) {
                int begin = inner;
                special = Links.in(text, begin, to);
                if (special.isPresent()) {
                    plain(plainFrom, begin);
                    add(special.get());
                    return begin + special.get().text().length();
                }
            }
            if (special.isEmpty()) {
                return plainFrom;
            }
            plain(plainFrom, from);
            add(special.get());
            return from + special.get().text().length();
        }

        private int nameEnd(int from, int to) {
            int at = from;
            while (at < to) {
                int point = text.codePointAt(at);
                if (point != '_' && !Character.isLetterOrDigit(point)) {
                    break;
                }
                at += Character.charCount(point);
            }
            return at;
        }

        /**
         * A word that ends in an amount, in a line in which somebody cheered. The list of real prefixes
         * needs a token, so that a word counts as long as the line's bits are not used up.
         */
        private Optional<Fragment> cheer(int from, int to) {
            int digits = to;
            while (digits > from && Ascii.isDigit(text.charAt(digits - 1))) {
                digits--;
            }
            if (bits == 0 || digits == to || digits == from) {
                return Optional.empty();
            }
            for (int i = from; i < digits; i++) {
                char c = text.charAt(i);
                if (!Ascii.isDigit(c) && !Ascii.isLetter(c)) {
                    return Optional.empty();
                }
            }
            long amount = Digits.read(text, digits, to, 0);
            if (amount <= 0 || amount > bits) {
                return Optional.empty();
            }
            bits -= amount;
            return Optional.of(new Fragment.Cheer(text.substring(from, to), amount));
        }

        private void plain(int from, int to) {
            if (from < to) {
                add(to - from == 1 && text.charAt(from) == ' ' ? SPACE : new Fragment.Text(text.substring(from, to)));
            }
        }
    }
}
