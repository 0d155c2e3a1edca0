package app.tributary.filter;

/**
 * Letter case set aside, the same for every language: each UTF-16 unit becomes one unit, so that lengths
 * stay. The four Turkish letters i, ı, I and İ become one, as do the sigmas of Greek.
 */
final class Folding {
    /** The letters of Europe's alphabets all stand below this. */
    private static final char[] NEAR = new char[0x600];

    static {
        for (char c = 0; c < NEAR.length; c++) {
            NEAR[c] = slow(c);
        }
    }

    private Folding() {}

    static char fold(char c) {
        if (c < NEAR.length) {
            return NEAR[c];
        }
        // scripts without letter case: Chinese, Japanese, Korean
        return (c >= 0x2E80 && c < 0xA640) || (c >= 0xAC00 && c < 0xE000) ? c : slow(c);
    }

    private static char slow(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    /** Folds in place. */
    static void fold(char[] text, int length) {
        for (int i = 0; i < length; i++) {
            char c = text[i];
            if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text[i + 1])) {
                int folded = folded(Character.toCodePoint(c, text[i + 1]));
                text[i] = Character.highSurrogate(folded);
                text[++i] = Character.lowSurrogate(folded);
            } else {
                text[i] = fold(c);
            }
        }
    }

    static char[] fold(String text) {
        char[] folded = text.toCharArray();
        fold(folded, folded.length);
        return folded;
    }

    /** What stands at that place of the text when it is folded. */
    static char at(String text, int index) {
        char c = text.charAt(index);
        if (!Character.isSurrogate(c)) {
            return fold(c);
        }
        if (Character.isHighSurrogate(c)) {
            int next = index + 1;
            return next < text.length() && Character.isLowSurrogate(text.charAt(next))
                    ? Character.highSurrogate(folded(Character.toCodePoint(c, text.charAt(next))))
                    : c;
        }
        int before = index - 1;
        return before >= 0 && Character.isHighSurrogate(text.charAt(before))
                ? Character.lowSurrogate(folded(Character.toCodePoint(text.charAt(before), c)))
                : c;
    }

    private static int folded(int supplementary) {
        int folded = Character.toLowerCase(Character.toUpperCase(supplementary));
        return Character.isSupplementaryCodePoint(folded) ? folded : supplementary;
    }

    /** Whether the text, folded, contains what is folded already. */
    static boolean contains(String text, char[] folded) {
        int last = text.length() - folded.length;
        for (int i = 0; i <= last; i++) {
            int same = 0;
            while (same < folded.length && at(text, i + same) == folded[same]) {
                same++;
            }
            if (same == folded.length) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text, folded, begins with what is folded already. */
    static boolean begins(String text, char[] folded) {
        if (text.length() < folded.length) {
            return false;
        }
        for (int i = 0; i < folded.length; i++) {
            if (at(text, i) != folded[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the text, folded, is what is folded already. */
    static boolean same(String text, char[] folded) {
        if (text.length() != folded.length) {
            return false;
        }
        for (int i = 0; i < folded.length; i++) {
            if (at(text, i) != folded[i]) {
                return false;
            }
        }
        return true;
    }
}
