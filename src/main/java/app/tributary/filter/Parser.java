package app.tributary.filter;

import app.tributary.filter.Token.Sort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads tokens as an expression: beside one another is AND, which binds closer than OR. Goes on behind a
 * flaw, so that all of them are told at once.
 */
final class Parser {
    /** The longest text that is read, in UTF-16 units. */
    static final int LONGEST = 4_000;
    private static final int DEEPEST = 50;
    /** Stands for what has a flaw. */
    private static final Expr UNKNOWN = new Expr.All();

    private final List<Token> tokens;
    private final Terms terms;
    private final List<Flaw> flaws;
    private int at;
    private int depth;
    private boolean gaveUp;

    private Parser(String text, List<Flaw> flaws) {
        this.tokens = Scanner.scan(text);
        this.terms = new Terms(text, flaws);
        this.flaws = flaws;
    }

    /** Reads the text; what it gives is good only where no flaw was added. */
    static Expr parse(String text, List<Flaw> flaws) {
        if (text.length() > LONGEST) {
            flaws.add(new Flaw(LONGEST, text.length(), Flaw.Kind.TOO_LONG, List.of(Integer.toString(LONGEST))));
            return UNKNOWN;
        }
        var parser = new Parser(text, flaws);
        var parts = new ArrayList<Expr>();
        while (parser.peek() != null && !parser.gaveUp) {
            parts.add(parser.either());
            var stray = parser.peek();
            if (stray != null && stray.sort() == Sort.CLOSE && !parser.gaveUp) {
                parser.flaw(stray, Flaw.Kind.UNOPENED_GROUP);
                parser.at++;
            }
        }
        var told = flaws.stream().distinct().sorted(Comparator.comparingInt(Flaw::from)).toList();
        flaws.clear();
        flaws.addAll(told);
        return Expr.and(parts);
    }

    private Expr either() {
        var parts = new ArrayList<Expr>();
        Token sign = null;
        while (true) {
            var part = all();
            if (part == null) {
                missing(sign);
            } else {
                parts.add(part);
            }
            sign = peek();
            if (sign == null || sign.sort() != Sort.OR || gaveUp) {
                return parts.isEmpty() ? UNKNOWN : Expr.or(parts);
            }
            at++;
            if (part == null) {
                missing(sign);
            }
        }
    }

    /** Whatever stands beside one another; null where nothing does. */
    private @Nullable Expr all() {
        var parts = new ArrayList<Expr>();
        Token sign = null;
        while (!gaveUp) {
            var next = peek();
            if (next == null || next.sort() == Sort.OR || next.sort() == Sort.CLOSE) {
                break;
            }
            if (next.sort() == Sort.AND) {
                at++;
                if (sign != null || parts.isEmpty()) {
                    missing(next);
                }
                sign = next;
                continue;
            }
            parts.add(one());
            sign = null;
        }
        missing(sign);
        return parts.isEmpty() && sign == null ? null : parts.isEmpty() ? UNKNOWN : Expr.and(parts);
    }

    private Expr one() {
        var token = tokens.get(at++);
        return switch (token.sort()) {
            case OPEN -> deeper(token, true);
            case MINUS, NOT -> deeper(token, false);
            case WORD, QUOTED, UNCLOSED_QUOTED, REGEX, UNCLOSED_REGEX -> term(token);
            case CLOSE, OR, AND -> throw new IllegalStateException("no term begins with " + token.sort());
        };
    }

    private Expr term(Token token) {
        var expr = terms.read(token);
        boolean printsAsGroup = expr instanceof Expr.And || expr instanceof Expr.Or;
        if (printsAsGroup && depth >= DEEPEST) {
            flaw(token, Flaw.Kind.TOO_DEEP);
        }
        return expr;
    }

    private Expr deeper(Token token, boolean group) {
        if (++depth > DEEPEST) {
            flaw(token, Flaw.Kind.TOO_DEEP);
            gaveUp = true;
            return UNKNOWN;
        }
        var inner = group ? group(token) : not(token);
        depth--;
        return inner;
    }

    private Expr group(Token open) {
        var first = peek();
        if (first != null && first.sort() == Sort.CLOSE) {
            at++;
            flaws.add(new Flaw(open.from(), first.to(), Flaw.Kind.EMPTY_GROUP, List.of()));
            return UNKNOWN;
        }
        if (first == null) {
            flaw(open, Flaw.Kind.UNCLOSED_GROUP);
            return UNKNOWN;
        }
        var inner = either();
        if (gaveUp) {
            return UNKNOWN;
        }
        if (peek() == null) {
            flaw(open, Flaw.Kind.UNCLOSED_GROUP);
        } else {
            at++;
        }
        return inner;
    }

    private Expr not(Token sign) {
        var next = peek();
        boolean apart = next != null && sign.sort() == Sort.MINUS && next.from() > sign.to();
        if (next == null || apart
                || !(next.isTerm() || next.sort() == Sort.OPEN || next.sort() == Sort.MINUS
                        || next.sort() == Sort.NOT)) {
            missing(sign);
            return UNKNOWN;
        }
        return new Expr.Not(one());
    }

    private @Nullable Token peek() {
        return at < tokens.size() ? tokens.get(at) : null;
    }

    private void missing(@Nullable Token sign) {
        if (sign != null && !gaveUp) {
            flaws.add(new Flaw(sign.from(), sign.to(), Flaw.Kind.MISSING_OPERAND, List.of(terms.written(sign))));
        }
    }

    private void flaw(Token token, Flaw.Kind kind) {
        flaws.add(new Flaw(token.from(), token.to(), kind, List.of()));
    }
}
