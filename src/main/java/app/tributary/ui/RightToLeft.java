package app.tributary.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;

/**
 * Words that go from right to left, kept whole. The toolkit fails, and with it the window, where a line would have to
 * be broken inside of a stretch that goes from right to left. It breaks between two texts of a flow without harm, so
 * such words are each a text of its own.
 */
public final class RightToLeft {
    /** A text of a flow has no more letters than this: it must fit into the narrowest line at the largest size. */
    private static final int LONGEST = 12;
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

    /** The text in parts of a word with what is between it and the next one, or less of a word that is long. */
    public static List<String> apart(String text) {
        var parts = new ArrayList<String>();
        int from = 0;
        for (int at = 0; at < text.length();) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            boolean ends = Character.isWhitespace(point) || isWide(point) || next - from >= LONGEST;
            if (ends && (next == text.length() || !isMark(text.codePointAt(next)) || next - from >= 2 * LONGEST)) {
                parts.add(text.substring(from, next));
                from = next;
            }
            at = next;
        }
        if (from < text.length()) {
            parts.add(text.substring(from));
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
