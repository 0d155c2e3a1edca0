package app.tributary.filter;

import java.util.ArrayList;
import java.util.Optional;

/** Reads the shape of a regular expression; only of those that say nothing out of the ordinary. */
final class ShapeReader {
    private static final String CLASSES = "dDsSwW";
    private static final String EDGES = "bBAz";
    private static final String CONTROLS = "tnfr";
    private static final int MOST_TIMES = 1_000;

    private final String source;
    private boolean ignoreCase;
    private int at;

    private ShapeReader(String source, boolean ignoreCase) {
        this.source = source;
        this.ignoreCase = ignoreCase;
    }

    /** The pattern says something that is not understood here. */
    private static final class Unclear extends Exception {
        private static final long serialVersionUID = 1;

        Unclear() {
            super("", null, false, false);
        }
    }

    /** The shape of a pattern that the engine takes; empty where it is not understood. */
    static Optional<Shape> read(String source, boolean ignoreCase) {
        var reader = new ShapeReader(source, ignoreCase);
        try {
            var shape = reader.either();
            return reader.at == source.length() ? Optional.of(shape) : Optional.empty();
        } catch (Unclear unclear) {
            return Optional.empty();
        }
    }

    private Shape either() throws Unclear {
        var parts = new ArrayList<Shape>();
        parts.add(row());
        while (peek() == '|' && at < source.length()) {
            at++;
            parts.add(row());
        }
        return parts.size() == 1 ? parts.getFirst() : new Shape.Either(parts);
    }

    private Shape row() throws Unclear {
        var parts = new ArrayList<Shape>();
        while (at < source.length() && peek() != '|' && peek() != ')') {
            parts.add(repeated(part(source.charAt(at++))));
        }
        return new Shape.Row(parts);
    }

    private Shape part(char c) throws Unclear {
        return switch (c) {
            case '(' -> group();
            case '[' -> new Shape.One(charClass());
            case '\\' -> escaped();
            case '.' -> new Shape.One(Signs.ANY);
            case '^', '$' -> Shape.nothing();
            case '{', '}', '*', '+', '?' -> throw new Unclear();
            default -> literal(c);
        };
    }

    private Shape literal(char c) {
        if (Character.isHighSurrogate(c) && Character.isLowSurrogate(peek())) {
            at++;
        }
        return new Shape.One(Signs.of(c, ignoreCase));
    }

    private Shape group() throws Unclear {
        boolean outside = ignoreCase;
        if (peek() == '?') {
            if (source.startsWith("?:", at)) {
                at += 2;
            } else if (source.startsWith("?i:", at)) {
                at += 3;
                ignoreCase = true;
            } else {
                throw new Unclear();
            }
        }
        var inner = either();
        if (peek() != ')') {
            throw new Unclear();
        }
        at++;
        ignoreCase = outside;
        return inner;
    }

    private Shape escaped() throws Unclear {
        char c = peek();
        at++;
        if (CLASSES.indexOf(c) >= 0) {
            return new Shape.One(named(c));
        }
        if (EDGES.indexOf(c) >= 0) {
            return Shape.nothing();
        }
        return literal(sign(c));
    }

    /** The sign that stands for itself behind a backslash. */
    private static char sign(char c) throws Unclear {
        if (CONTROLS.indexOf(c) >= 0) {
            return "\t\n\f\r".charAt(CONTROLS.indexOf(c));
        }
        if (c <= ' ' || c >= Signs.ASCII || Character.isLetterOrDigit(c)) {
            throw new Unclear();
        }
        return c;
    }

    private Signs named(char c) {
        var none = new Signs(0, 0, Signs.Beyond.NOTHING, '\0');
        var signs = switch (Character.toLowerCase(c)) {
            case 'd' -> none.and('0', '9');
            case 's' -> none.and('\t', '\n').and('\f', '\r').and(' ', ' ');
            default -> none.and('0', '9').and('A', 'Z').and('_', '_').and('a', 'z');
        };
        if (ignoreCase) {
            signs = signs.inBothCases();
        }
        return Character.isUpperCase(c) ? signs.not() : signs;
    }

    private Signs charClass() throws Unclear {
        boolean negated = peek() == '^';
        if (negated) {
            at++;
        }
        var signs = new Signs(0, 0, Signs.Beyond.NOTHING, '\0');
        boolean first = true;
        while (first || peek() != ']') {
            first = false;
            int from = classSign();
            if (from < 0) {
                signs = signs.and(named((char) -from));
                continue;
            }
            int to = from;
            if (peek() == '-' && at + 1 < source.length() && source.charAt(at + 1) != ']') {
                at++;
                to = classSign();
                if (to < 0) {
                    throw new Unclear();
                }
            }
            signs = signs.and((char) from, (char) to);
        }
        at++;
        if (ignoreCase) {
            // what is left out must not be more than what is meant
            signs = negated ? new Signs(signs.low(), both(signs), signs.beyond(), '\0') : signs.inBothCases();
        }
        return negated ? signs.not() : signs;
    }

    private static long both(Signs signs) {
        return new Signs(signs.low(), signs.high(), Signs.Beyond.NOTHING, '\0').inBothCases().high();
    }

    /** A sign of a class; less than 0: a class within it, by its letter. */
    private int classSign() throws Unclear {
        if (at >= source.length()) {
            throw new Unclear();
        }
        char c = source.charAt(at++);
        if (c == '[' && peek() == ':') {
            throw new Unclear();
        }
        if (c != '\\') {
            return c;
        }
        char escaped = peek();
        at++;
        return CLASSES.indexOf(escaped) >= 0 ? -escaped : sign(escaped);
    }

    private Shape repeated(Shape part) throws Unclear {
        var shape = part;
        while (at < source.length()) {
            char c = peek();
            if (c == '*' || c == '?') {
                shape = new Shape.Again(shape, 0, false);
                at++;
            } else if (c == '+') {
                shape = new Shape.Again(shape, 1, false);
                at++;
            } else if (c == '{') {
                shape = counted(shape);
            } else {
                break;
            }
            if (peek() == '?') {
                // only says which of several matches is taken
                at++;
            }
        }
        return shape;
    }

    private Shape counted(Shape part) throws Unclear {
        int close = source.indexOf('}', at);
        String counts = close < 0 ? "" : source.substring(at + 1, close);
        if (!counts.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
            throw new Unclear();
        }
        at = close + 1;
        int comma = counts.indexOf(',');
        int least = Integer.parseInt(comma < 0 ? counts : counts.substring(0, comma));
        return new Shape.Again(part, Math.min(least, MOST_TIMES),
                comma < 0 || counts.substring(comma + 1).equals(counts.substring(0, comma)));
    }

    private char peek() {
        return at < source.length() ? source.charAt(at) : '\0';
    }
}
