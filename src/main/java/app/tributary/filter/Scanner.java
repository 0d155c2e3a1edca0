package app.tributary.filter;

import app.tributary.filter.Token.Sort;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into tokens. Any text can be cut; what is not closed reaches to the end. */
final class Scanner {
    private final String text;
    private int at;

    private Scanner(String text) {
        this.text = text;
    }

    static List<Token> scan(String text) {
        var scanner = new Scanner(text);
        var tokens = new ArrayList<Token>();
        while (scanner.skipSpace()) {
            tokens.add(scanner.next());
        }
        return tokens;
    }

    private boolean skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private Token next() {
        return switch (text.charAt(at)) {
            case '(' -> sign(Sort.OPEN);
            case ')' -> sign(Sort.CLOSE);
            case '|' -> sign(Sort.OR);
            case '-' -> sign(Sort.MINUS);
            default -> term(at);
        };
    }

    private Token term(int from) {
        int field = fieldEnd(from);
        at = field > from ? field + 1 : from;
        return value(from, field, at);
    }

    private Token sign(Sort sort) {
        at++;
        return new Token(sort, at - 1, at, at - 1, at - 1, at);
    }

    private Token value(int from, int field, int value) {
        char first = at < text.length() ? text.charAt(at) : ' ';
        if (first == '"') {
            boolean closed = skipTo('"');
            return new Token(closed ? Sort.QUOTED : Sort.UNCLOSED_QUOTED, from, at, field, value, at);
        }
        if (first == '/') {
            boolean closed = skipTo('/');
            int body = at;
            while (closed && at < text.length() && isAsciiLetter(text.charAt(at))) {
                at++;
            }
            return new Token(closed ? Sort.REGEX : Sort.UNCLOSED_REGEX, from, at, field, value, body);
        }
        while (at < text.length() && !endsWord(text.charAt(at))) {
            at++;
        }
        var sort = field > from ? Sort.WORD : switch (text.substring(from, at)) {
            case "OR" -> Sort.OR;
            case "AND" -> Sort.AND;
            case "NOT" -> Sort.NOT;
            default -> Sort.WORD;
        };
        return new Token(sort, from, at, field, value, at);
    }

    /** Goes behind the next such sign that no backslash stands before; false where there is none. */
    private boolean skipTo(char end) {
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == end) {
                return true;
            }
            if (c == '\\' && at < text.length() && (end == '/' || text.charAt(at) == '"' || text.charAt(at) == '\\')) {
                at++;
            }
        }
        return false;
    }

    /** Where the name of a field that begins here ends, at its colon; {@code from} where none begins here. */
    private int fieldEnd(int from) {
        int end = from;
        while (end < text.length()
                && (isAsciiLetter(text.charAt(end)) || (end > from && text.charAt(end) == '.'))) {
            end++;
        }
        boolean named = end > from && end < text.length() && text.charAt(end) == ':';
        boolean address = named && text.startsWith("//", end + 1) && Field.of(text.substring(from, end)) == null;
        return named && !address ? end : from;
    }

    static boolean endsWord(char c) {
        return isSpace(c) || c == '(' || c == ')' || c == '|' || c == '"';
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
