package app.tributary.filter;

import app.tributary.filter.Expr.All;
import app.tributary.filter.Expr.And;
import app.tributary.filter.Expr.Chosen;
import app.tributary.filter.Expr.Compared;
import app.tributary.filter.Expr.Contains;
import app.tributary.filter.Expr.Found;
import app.tributary.filter.Expr.Named;
import app.tributary.filter.Expr.Not;
import app.tributary.filter.Expr.Or;
import java.util.List;

/** Writes an expression in its canonical form. */
final class Printer {
    private final StringBuilder out = new StringBuilder();

    private Printer() {}

    static String print(Expr expr) {
        var printer = new Printer();
        printer.write(expr);
        return printer.out.toString();
    }

    private void write(Expr expr) {
        switch (expr) {
            case All() -> {
            }
            case And(var parts) -> join(parts, " ");
            case Or(var parts) -> join(parts, " OR ");
            case Not(var part) -> {
                out.append('-');
                grouped(part, part instanceof And || part instanceof Or);
            }
            case Contains(var field, var words) when field == Field.TEXT -> out.append(bare(words));
            case Contains(var field, var words) -> out.append(field.word).append(':').append(value(words));
            case Named(var field, var glob) -> out.append(field.word).append(':').append(value(glob));
            case Found(var field, var source, var flags) -> out.append(field.word).append(":/").append(escaped(source))
                    .append('/').append(flags);
            case Chosen(var choice) -> out.append(choice.field().word).append(':').append(choice.word());
            case Compared(var field, var sign, var number, var unit) -> out.append(field.word).append(':')
                    .append(sign == Expr.Sign.EQUAL ? "" : sign.written).append(number.toPlainString()).append(unit);
        }
    }

    private void join(List<Expr> parts, String between) {
        boolean first = true;
        for (var part : parts) {
            out.append(first ? "" : between);
            first = false;
            grouped(part, part instanceof Or);
        }
    }

    private void grouped(Expr part, boolean group) {
        out.append(group ? "(" : "");
        write(part);
        out.append(group ? ")" : "");
    }

    /** The words as they must be written by themselves. */
    private static String bare(String words) {
        var tokens = Scanner.scan(words);
        boolean plain = tokens.size() == 1 && tokens.getFirst().sort() == Token.Sort.WORD
                && !tokens.getFirst().hasField() && tokens.getFirst().to() == words.length()
                && tokens.getFirst().from() == 0;
        return plain ? words : quoted(words);
    }

    /** The words as they must be written after a colon. */
    static String value(String words) {
        boolean plain = !words.isEmpty() && "/<>=".indexOf(words.charAt(0)) < 0 && words.indexOf(',') < 0
                && words.chars().noneMatch(c -> Scanner.endsWord((char) c));
        return plain ? words : quoted(words);
    }

    private static String quoted(String words) {
        return '"' + words.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The pattern with its slashes escaped, and nothing else. */
    private static String escaped(String source) {
        var escaped = new StringBuilder();
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '/') {
                escaped.append('\\');
            }
            escaped.append(c);
            if (c == '\\' && i + 1 < source.length()) {
                escaped.append(source.charAt(++i));
            }
        }
        return escaped.toString();
    }
}
