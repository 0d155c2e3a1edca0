package app.tributary.chat;

/**
 * How long a text may be.
 *
 * @param max the most that is taken
 * @param unit what is counted
 */
public record TextLimit(int max, Unit unit) {
    /** What a platform counts. */
    public enum Unit {
        UTF16, CODE_POINTS
    }

    /** How much a text uses up. */
    public int used(String text) {
        return switch (unit) {
            case UTF16 -> text.length();
            case CODE_POINTS -> text.codePointCount(0, text.length());
        };
    }

    /** How much is left; negative where the text is too long. */
    public int left(String text) {
        return max - used(text);
    }
}
