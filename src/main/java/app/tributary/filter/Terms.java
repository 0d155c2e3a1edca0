package app.tributary.filter;

import app.tributary.filter.Expr.Sign;
import app.tributary.filter.Flaw.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one token as a question. */
final class Terms {
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,8})?)([A-Za-z]{0,20})");
    private static final Expr UNKNOWN = new Expr.All();

    private final String text;
    private final List<Flaw> flaws;

    Terms(String text, List<Flaw> flaws) {
        this.text = text;
        this.flaws = flaws;
    }

    String written(Token token) {
        return text.substring(token.from(), token.to());
    }

    Expr read(Token token) {
        var field = Field.TEXT;
        if (token.hasField()) {
            String name = text.substring(token.from(), token.field());
            field = Field.of(name);
            if (field == null) {
                closed(token);
                return flaw(token.from(), token.field(), Kind.UNKNOWN_FIELD, name,
                        Nearest.to(name, Field.names()));
            }
        }
        if (!closed(token)) {
            return UNKNOWN;
        }
        if (token.sort() == Token.Sort.REGEX) {
            return regex(token, field);
        }
        boolean quoted = token.sort() == Token.Sort.QUOTED;
        String value = quoted ? unquoted(token) : text.substring(token.value(), token.to());
        if (value.isEmpty()) {
            return flaw(token.from(), token.to(), Kind.MISSING_VALUE, field.word);
        }
        if (!quoted && (field.takes == Field.Takes.NAME || field.takes == Field.Takes.CHOICE)) {
            int length = signLength(value);
            if (length > 0) {
                return flaw(token.value(), token.value() + length, Kind.NOT_COMPARABLE, field.word,
                        value.substring(0, length));
            }
        }
        return switch (field.takes) {
            case WORDS -> new Expr.Contains(field, value);
            case NAME, CHOICE -> quoted ? single(field, value, token.value(), token.to()) : list(field, value, token);
            case NUMBER -> number(field, value, token);
        };
    }

    private boolean closed(Token token) {
        if (token.sort() == Token.Sort.UNCLOSED_QUOTED) {
            flaw(token.value(), token.to(), Kind.UNCLOSED_QUOTE);
            return false;
        }
        if (token.sort() == Token.Sort.UNCLOSED_REGEX) {
            flaw(token.value(), token.to(), Kind.UNCLOSED_REGEX);
            return false;
        }
        return true;
    }

    private String unquoted(Token token) {
        var value = new StringBuilder();
        for (int i = token.value() + 1; i < token.to() - 1; i++) {
            char c = text.charAt(i);
            char next = text.charAt(i + 1);
            if (c == '\\' && (next == '"' || next == '\\')) {
                i++;
                value.append(next);
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    private Expr list(Field field, String value, Token token) {
        var parts = new ArrayList<Expr>();
        int from = 0;
        while (from <= value.length()) {
            int comma = value.indexOf(',', from);
            int to = comma < 0 ? value.length() : comma;
            parts.add(single(field, value.substring(from, to), token.value() + from, token.value() + to));
            from = to + 1;
        }
        return Expr.or(parts);
    }

    private Expr single(Field field, String value, int from, int to) {
        if (value.isEmpty()) {
            return flaw(from, to, Kind.MISSING_VALUE, field.word);
        }
        if (field.takes == Field.Takes.NAME) {
            return new Expr.Named(field, value);
        }
        var choice = Choice.of(field, value);
        if (choice == null) {
            var words = Choice.of(field).stream().map(Choice::word).toList();
            return flaw(from, to, Kind.UNKNOWN_VALUE, field.word, value, Nearest.to(value, words));
        }
        return new Expr.Chosen(choice);
    }

    private Expr regex(Token token, Field field) {
        if (!field.takesRegex()) {
            return flaw(token.value(), token.to(), Kind.REGEX_NOT_TAKEN, field.word);
        }
        var source = new StringBuilder();
        for (int i = token.value() + 1; i < token.body() - 1; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                char next = text.charAt(++i);
                source.append(next == '/' ? "/" : "\\" + next);
            } else {
                source.append(c);
            }
        }
        if (source.isEmpty()) {
            return flaw(token.from(), token.to(), Kind.MISSING_VALUE, field.word);
        }
        String flags = text.substring(token.body(), token.to());
        if (!flags.matches("[ims]*")) {
            return flaw(token.body(), token.to(), Kind.BAD_REGEX, "unknown flag: " + flags.replaceAll("[ims]", ""));
        }
        String ordered = (flags.indexOf('i') >= 0 ? "i" : "") + (flags.indexOf('m') >= 0 ? "m" : "")
                + (flags.indexOf('s') >= 0 ? "s" : "");
        return switch (Regex.read(source.toString(), ordered)) {
            case Regex.Read.Good _ -> new Expr.Found(field, source.toString(), ordered);
            case Regex.Read.Bad(var reason) -> flaw(token.value(), token.to(), Kind.BAD_REGEX, reason);
            case Regex.Read.TooBig() -> flaw(token.value(), token.to(), Kind.REGEX_TOO_BIG);
        };
    }

    private Expr number(Field field, String value, Token token) {
        int dots = value.indexOf("..");
        if (dots > 0 && signLength(value) == 0) {
            return Expr.and(List.of(
                    compared(field, Sign.AT_LEAST, value.substring(0, dots), token),
                    compared(field, Sign.AT_MOST, value.substring(dots + 2), token)));
        }
        int length = signLength(value);
        var sign = Sign.EQUAL;
        for (var each : Sign.values()) {
            if (length > 0 && each.written.equals(value.substring(0, length))) {
                sign = each;
            }
        }
        return compared(field, sign, value.substring(length), token);
    }

    private Expr compared(Field field, Sign sign, String written, Token token) {
        if (written.isEmpty()) {
            return flaw(token.from(), token.to(), Kind.MISSING_VALUE, field.word);
        }
        Matcher number = NUMBER.matcher(written);
        boolean fits = number.matches()
                && (field == Field.AMOUNT || (number.group(2).isEmpty() && number.group(1).indexOf('.') < 0));
        if (!fits) {
            return flaw(token.value(), token.to(), Kind.BAD_NUMBER, field.word, written);
        }
        var amount = new BigDecimal(number.group(1)).stripTrailingZeros();
        return new Expr.Compared(field, sign, amount, number.group(2).toLowerCase(Locale.ROOT));
    }

    private static int signLength(String value) {
        if (value.startsWith(">=") || value.startsWith("<=")) {
            return 2;
        }
        char first = value.charAt(0);
        return first == '>' || first == '<' || first == '=' ? 1 : 0;
    }

    private Expr flaw(int from, int to, Kind kind, String... arguments) {
        flaws.add(new Flaw(from, to, kind, List.of(arguments)));
        return UNKNOWN;
    }
}
