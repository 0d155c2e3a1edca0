package app.tributary.platform.twitch;

import app.tributary.chat.Fragment;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Cuts a text into its pieces: emotes where the line says so, and between them mentions, links and
 * cheers. Used by one thread.
 */
final class Fragments {
    private static final int REMEMBERED = 4096;

    private final String emotes;
    private final EmoteRanges ranges = new EmoteRanges();
    private final Map<String, URI> pictures = new HashMap<>();

    /**
     * @param emotes the address that pictures of emotes are under
     */
    Fragments(URI emotes) {
        String base = emotes.toString();
        this.emotes = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /**
     * The pieces of a text.
     *
     * @param line whose emote ranges count in the text
     * @param text the whole text, without the wrapper of an action
     * @param from the first char that is shown: what stands before it only counts for the ranges
     * @param bits how many were cheered in the text; 0: none
     */
    List<Fragment> cut(IrcLine line, String text, int from, long bits) {
        if (line.has(Tag.EMOTES)) {
            ranges.read(line.source(), line.tagStart(Tag.EMOTES), line.tagEnd(Tag.EMOTES), text);
        } else {
            ranges.clear();
        }
        if (ranges.count() == 0 && bits == 0 && isPlain(text, from, text.length())) {
            return from < text.length() ? List.of(new Fragment.Text(text.substring(from))) : List.of();
        }
        var pieces = new ArrayList<Fragment>(ranges.count() * 2 + 1);
        var words = new Pieces(pieces, text, bits);
        int at = from;
        for (int i = 0; i < ranges.count(); i++) {
            if (ranges.start(i) >= at) {
                words.cut(at, ranges.start(i));
                String id = ranges.id(line.source(), i);
                pieces.add(new Fragment.Emote(text.substring(ranges.start(i), ranges.end(i)), id, picture(id)));
                at = ranges.end(i);
            }
        }
        words.cut(at, text.length());
        return pieces;
    }

    /** {@code default} is a GIF where the emote moves; 2.0 is 56 px high. */
    private URI picture(String id) {
        if (pictures.size() >= REMEMBERED) {
            pictures.clear();
        }
        return pictures.computeIfAbsent(id, unseen -> URI.create(emotes + "/" + unseen + "/default/dark/2.0"));
    }

    private static boolean isPlain(String text, int from, int to) {
        return text.indexOf('@', from, to) < 0 && text.indexOf('.', from, to) < 0;
    }

    /** The words between emotes. */
    private static final class Pieces {
        private final List<Fragment> pieces;
        private final String text;
        private long bits;

        Pieces(List<Fragment> pieces, String text, long bits) {
            this.pieces = pieces;
            this.text = text;
            this.bits = bits;
        }

        void cut(int from, int to) {
            if (bits == 0 && isPlain(text, from, to)) {
                plain(from, to);
                return;
            }
            int plainFrom = from;
            for (int at = from; at < to;) {
                if (text.charAt(at) == ' ') {
                    at++;
                    continue;
                }
                int space = text.indexOf(' ', at, to);
                int stop = space < 0 ? to : space;
                plainFrom = word(at, stop, plainFrom);
                at = stop;
            }
            plain(plainFrom, to);
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
                    pieces.add(new Fragment.Mention(text.substring(inner, end),
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
                    pieces.add(special.get());
                    return begin + special.get().text().length();
                }
            }
            if (special.isEmpty()) {
                return plainFrom;
            }
            plain(plainFrom, from);
            pieces.add(special.get());
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
                pieces.add(new Fragment.Text(text.substring(from, to)));
            }
        }
    }
}
