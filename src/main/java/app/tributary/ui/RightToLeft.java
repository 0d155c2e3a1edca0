package app.tributary.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;

/**
 * Words that go from right to left, kept whole. The toolkit fails, and with it the window, where a line would have to
 * be broken inside of a stretch that goes from right to left, and it puts words and signs of different fonts in such a
 * stretch into a wrong order. Neither happens between two texts of a flow, so such words are each a text of its own.
 */
public final class RightToLeft {
    /** What fits into the narrowest line, as letters as wide as they are high, in px. */
    private static final double ROOM = 190;
    private static final int LEAST = 4;
    private static final int FIRST = 0x590;

    private RightToLeft() {}

    /** Whether anything in the text turns it from right to left. */
    public static boolean isIn(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= FIRST && turns(text.codePointAt(at))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The text in parts: the words that go from right to left, and what is between them. What is too long for a line
     * is in several parts, and where it is much too long with a space behind each, at which the line ends.
     *
     * @param letters their size in px
     */
    public static List<String> apart(String text, double letters) {
        int longest = Math.max(LEAST, (int) (ROOM / letters));
        var parts = new ArrayList<String>();
        for (int from = 0; from < text.length();) {
            int end = endOfStretch(text, from);
            boolean spaced = end - from > 2 * longest;
            while (from < end) {
                int to = isLeftToRight(text, from, end) ? end : endOfPart(text, from, end, longest);
                parts.add(text.substring(from, to) + (spaced && to < end ? " " : ""));
                from = to;
            }
        }
        return parts;
    }

    /** Breaks the label's text into lines, unless it goes from right to left: then it ends in dots. */
    public static void wrap(Labeled label) {
        label.textProperty().subscribe(text -> label.setWrapText(text != null && !isIn(text)));
    }

    /** Breaks what is typed into lines, unless some of it goes from right to left: then the lines are scrolled. */
    public static void wrap(TextArea area) {
        area.textProperty().subscribe(text -> area.setWrapText(text != null && !isIn(text)));
    }

    /** Where a word of one direction ends, or the spaces behind it do. */
    private static int endOfStretch(String text, int from) {
        boolean turned = turns(text.codePointAt(from));
        boolean space = false;
        int at = from;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            boolean blank = Character.isWhitespace(point);
            if (!isMark(point) && (turns(point) != turned || (space && !blank))) {
                return at;
            }
            space = blank;
            at += Character.charCount(point);
        }
        return at;
    }

    private static int endOfPart(String text, int from, int end, int longest) {
        int at = from + Character.charCount(text.codePointAt(from));
        boolean wide = isWide(text.codePointAt(from));
        while (at < end) {
            int point = text.codePointAt(at);
            boolean stays = isMark(point) && at - from < 2 * longest;
            if (!stays && (wide || isWide(point) || at - from >= longest)) {
                return at;
            }
            at += Character.charCount(point);
        }
        return end;
    }

    private static boolean isLeftToRight(String text, int from, int end) {
        return text.substring(from, end).codePoints()
                .anyMatch(point -> Character.getDirectionality(point) == Character.DIRECTIONALITY_LEFT_TO_RIGHT);
    }

    private static boolean turns(int point) {
        return switch (Character.getDirectionality(point)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING, Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE ->
                true;
            default -> false;
        };
    }

    /** Signs that are whole words. */
    private static boolean isWide(int point) {
        return point >= 0xFDF0 && point <= 0xFDFF;
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
