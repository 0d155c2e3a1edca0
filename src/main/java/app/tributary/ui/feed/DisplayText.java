package app.tributary.ui.feed;

/** Takes out of chat text what would disturb the rows around it. What is copied stays as it was written. */
final class DisplayText {
    /** Signs stacked on one letter; no script that people write needs more. */
    private static final int MOST_MARKS = 4;

    private DisplayText() {}

    /**
     * The text on one line: line ends and control characters become spaces, signs that turn the
     * direction of everything after them go, and so does what is piled upon a letter beyond a few marks.
     */
    static String clean(String text) {
        int at = 0;
        while (at < text.length() && isHarmless(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        var clean = new StringBuilder(text.length()).append(text, 0, at);
        int marks = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            marks = isMark(point) ? marks + 1 : 0;
            if (Character.isISOControl(point) || point == 0x2028 || point == 0x2029) {
                clean.append(' ');
            } else if (Character.getType(point) == Character.SURROGATE) {
                clean.append('\uFFFD');
            } else if (!turnsDirection(point) && point != 0xFFFC && marks <= MOST_MARKS) {
                clean.appendCodePoint(point);
            }
        }
        return clean.toString();
    }

    /** The part of a clean text between emoji: without selectors and tags that have lost their emoji. */
    static String withoutLeftovers(String plain) {
        if (plain.chars().noneMatch(c -> c == 0xFE0F || c == 0xFE0E || c == 0xDB40)) {
            return plain;
        }
        return plain.codePoints().filter(point -> point != 0xFE0F && point != 0xFE0E && (point & 0xFFF80) != 0xE0000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** Whether the first letter that has a direction goes from right to left. */
    static boolean isRightToLeft(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (Character.getDirectionality(text.charAt(i))) {
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
                    return false;
                }
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
                    return true;
                }
                default -> {
                    // has no direction of its own: the next letter decides
                }
            }
        }
        return false;
    }

    /** At most this many code points, with an ellipsis where something was cut off. */
    static String shorten(String text, int most) {
        if (text.length() <= most || text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }

    private static boolean isHarmless(char c) {
        return (c >= ' ' && c < 0x7F) || (c >= 0xA0 && c < 0x300) || (c >= 0x370 && c < 0x483)
                || (c >= 0x3000 && c < 0xA000);
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean turnsDirection(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }
}
