package app.tributary.filter;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression that cannot blow up: its engine needs time in proportion to the text, and both the
 * program and the text are bounded.
 */
final class Regex {
    /** How much of a text it looks at, in UTF-16 units. */
    static final int LOOKS_AT = 1_000;
    private static final int LONGEST = 500;
    private static final int STEPS = 500;

    private final Pattern pattern;
    private final Clues clues;

    private Regex(Pattern pattern, Clues clues) {
        this.pattern = pattern;
        this.clues = clues;
    }

    /** What came of reading a pattern. */
    sealed interface Read {
        record Good(Regex regex) implements Read {}

        record Bad(String reason) implements Read {}

        record TooBig() implements Read {}
    }

    /**
     * Reads a pattern.
     *
     * @param flags of {@code i}, {@code m}, {@code s}
     */
    static Read read(String source, String flags) {
        if (source.length() > LONGEST || RegexSize.of(source) > STEPS) {
            return new Read.TooBig();
        }
        int options = (flags.indexOf('i') >= 0 ? Pattern.CASE_INSENSITIVE : 0)
                | (flags.indexOf('m') >= 0 ? Pattern.MULTILINE : 0) | (flags.indexOf('s') >= 0 ? Pattern.DOTALL : 0);
        try {
            var pattern = Pattern.compile(source, options);
            if (pattern.programSize() > STEPS) {
                return new Read.TooBig();
            }
            var shape = ShapeReader.read(source, flags.indexOf('i') >= 0);
            return new Read.Good(new Regex(pattern, shape.map(Clues::of).orElse(Clues.NONE)));
        } catch (PatternSyntaxException wrong) {
            return new Read.Bad(wrong.getDescription());
        }
    }

    /** What a text must have to match. */
    Clues clues() {
        return clues;
    }

    /** Whether it is found in the beginning of a text that is looked at. */
    boolean isIn(Matcher row) {
        return clues.allow(row) && matches(row.source());
    }

    /** Whether it is found in the beginning of a short text. */
    boolean isIn(String text) {
        return clues.allow(text) && matches(text);
    }

    /** The same, asked of the engine alone. */
    boolean matches(String text) {
        return pattern.matcher(cut(text)).find();
    }

    private static CharSequence cut(String text) {
        if (text.length() <= LOOKS_AT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LOOKS_AT - 1)) ? LOOKS_AT - 1 : LOOKS_AT;
        return text.substring(0, end);
    }
}
