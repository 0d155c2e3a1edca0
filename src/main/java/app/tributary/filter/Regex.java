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
    private final Needle[] needles;

    private Regex(Pattern pattern, Needle[] needles) {
        this.pattern = pattern;
        this.needles = needles;
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
            var needles = RequiredWords.of(source).stream().map(Needle::new).toArray(Needle[]::new);
            return new Read.Good(new Regex(pattern, needles));
        } catch (PatternSyntaxException wrong) {
            return new Read.Bad(wrong.getDescription());
        }
    }

    /** Words of which a text must contain one to match; none where they are not known. */
    Needle[] needles() {
        return needles;
    }

    /** Whether it is found in the beginning of the text. */
    boolean isIn(String text) {
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
