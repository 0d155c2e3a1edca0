package app.tributary.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * A predicate on rows, read from an expression such as {@code platform:twitch role:mod -is:command
 * text:/giveaway/i}. Immutable; any thread. The language is described in {@code docs/filters.md}.
 */
public final class Filter {
    /** Lets everything through: the empty expression. */
    public static final Filter EVERYTHING = new Filter("", new Expr.All());

    private final String text;
    private final Expr expr;
    private final Test test;

    private Filter(String text, Expr expr) {
        this.text = text;
        this.expr = expr;
        this.test = Compiler.compile(expr);
    }

    /** Reads an expression. Any text has an answer, at once. */
    public static Parsed parse(String text) {
        var flaws = new ArrayList<Flaw>();
        var expr = Parser.parse(text, flaws);
        if (!flaws.isEmpty()) {
            return new Parsed.Bad(flaws);
        }
        if (expr instanceof Expr.All) {
            return new Parsed.Good(EVERYTHING);
        }
        String canonical = Printer.print(expr);
        // a list in short form may be written out longer than what is read
        return canonical.length() > Parser.LONGEST
                ? new Parsed.Bad(List.of(new Flaw(0, text.length(), Flaw.Kind.TOO_LONG,
                        List.of(Integer.toString(Parser.LONGEST)))))
                : new Parsed.Good(new Filter(canonical, expr));
    }

    /** Whether the row passes. To ask about many rows or by many filters, a {@link Matcher} costs less. */
    public boolean matches(Subject subject, Reader reader) {
        if (expr instanceof Expr.All) {
            return true;
        }
        var matcher = new Matcher(reader);
        matcher.look(subject);
        return matcher.matches(this);
    }

    /** The expression in its canonical form: {@link #parse} of it equals this. */
    public String text() {
        return text;
    }

    /**
     * What may stand at the caret.
     *
     * @param caret from 0 to the length of the text
     */
    public static Completion complete(String text, int caret, Vocabulary vocabulary) {
        return Completer.complete(text, caret, vocabulary);
    }

    Test test() {
        return test;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Filter filter && filter.expr.equals(expr);
    }

    @Override
    public int hashCode() {
        return expr.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
