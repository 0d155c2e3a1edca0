package app.tributary.ui;

import app.tributary.chat.Reason;
import app.tributary.words.ReasonWord;
import app.tributary.words.Words;
import java.text.NumberFormat;
import java.time.Duration;

/** Chat's own values as words for a person, in one language. */
public final class Sentence {
    /** A platform's own words are cut here: they are hostile, and a line is a line. */
    private static final int LONGEST_DETAIL = 240;

    private Sentence() {}

    /** A reason as one sentence; without its detail where it has none. */
    public static String of(Words words, Reason reason) {
        String whole = words.of(ReasonWord.valueOf(reason.code().name()), oneLine(reason.detail(), LONGEST_DETAIL))
                .strip();
        if (whole.endsWith(":")) {
            return whole.substring(0, whole.length() - 1) + ".";
        }
        return whole.endsWith("：") ? whole.substring(0, whole.length() - 1) + "。" : whole;
    }

    /** A number with the language's own grouping. */
    public static String number(Words words, long value) {
        return NumberFormat.getIntegerInstance(words.locale()).format(value);
    }

    /** Seconds of a countdown: what is left, rounded up, never below 0. */
    public static long secondsLeft(Duration left) {
        return left.isNegative() ? 0 : left.plusMillis(999).toSeconds();
    }

    /** Text of strangers on one line, cut with an ellipsis after so many characters, never inside one. */
    public static String oneLine(String text, int longest) {
        var line = new StringBuilder(Math.min(text.length(), longest) + 1);
        int seen = 0;
        boolean space = false;
        for (int at = 0; at < text.length();) {
            int symbol = text.codePointAt(at);
            at += Character.charCount(symbol);
            if (Character.isWhitespace(symbol) || Character.isISOControl(symbol)) {
                space = !line.isEmpty();
                continue;
            }
            if (turnsDirection(symbol)) {
                continue;
            }
            if (seen >= longest) {
                return line.append('…').toString();
            }
            if (space) {
                line.append(' ');
                space = false;
            }
            line.appendCodePoint(symbol);
            seen++;
        }
        return line.toString();
    }

    /** Signs that turn the direction of everything after them: a stranger's text must not turn ours. */
    private static boolean turnsDirection(int symbol) {
        return (symbol >= 0x202A && symbol <= 0x202E) || (symbol >= 0x2066 && symbol <= 0x2069);
    }
}
