package app.tributary.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads off a regular expression words that a text must contain to match, whatever the letter case: to look
 * for a word costs a hundredth of what the expression does.
 */
final class RequiredWords {
    private static final int SHORTEST = 2;
    private static final int MOST = 8;

    private final String source;
    private int at;

    private RequiredWords(String source) {
        this.source = source;
    }

    /** The pattern says something that is not understood here. */
    private static final class Unclear extends Exception {
        private static final long serialVersionUID = 1;

        Unclear() {
            super("", null, false, false);
        }
    }

    /** Any text that matches contains one of these; empty where that cannot be told. */
    static List<String> of(String source) {
        var reading = new RequiredWords(source);
        try {
            var words = reading.either();
            return reading.at == source.length() ? words : List.of();
        } catch (Unclear unclear) {
            return List.of();
        }
    }

    private List<String> either() throws Unclear {
        var words = new ArrayList<String>();
        boolean known = true;
        while (true) {
            var branch = branch();
            known &= !branch.isEmpty();
            words.addAll(branch);
            if (peek() != '|') {
                return known && words.size() <= MOST ? words : List.of();
            }
            at++;
        }
    }

    private List<String> branch() throws Unclear {
        List<String> best = List.of();
        var run = new StringBuilder();
        while (at < source.length() && peek() != '|' && peek() != ')') {
            char c = source.charAt(at++);
            if (isPlain(c)) {
                int before = at;
                boolean may = mayLack();
                if (!may) {
                    run.append(c);
                }
                if (at == before) {
                    continue;
                }
            }
            best = better(List.of(run.toString()), best);
            run.setLength(0);
            if (c == '(') {
                var inner = group();
                best = mayLack() ? best : better(inner, best);
            } else if (!isPlain(c)) {
                skip(c);
                mayLack();
            }
        }
        return better(List.of(run.toString()), best);
    }

    private List<String> group() throws Unclear {
        if (peek() == '?') {
            if (source.startsWith("?:", at)) {
                at += 2;
            } else if (source.startsWith("?i:", at)) {
                at += 3;
            } else {
                throw new Unclear();
            }
        }
        var inner = either();
        if (peek() != ')') {
            throw new Unclear();
        }
        at++;
        return inner;
    }

    private void skip(char c) throws Unclear {
        if (c == '\\') {
            char escaped = peek();
            boolean letter = Character.isLetterOrDigit(escaped);
            if (letter && "bBdDsSwW".indexOf(escaped) < 0) {
                throw new Unclear();
            }
            at++;
        } else if (c == '[') {
            int close = source.indexOf(']', at);
            String inside = close < 0 ? "[" : source.substring(at, close);
            if (inside.isEmpty() || inside.equals("^") || inside.indexOf('[') >= 0 || inside.indexOf('\\') >= 0) {
                throw new Unclear();
            }
            at = close + 1;
        } else if (c == '{' || c == '}') {
            throw new Unclear();
        }
    }

    /** Reads the signs of repetition; whether what stands before them may be left out. */
    private boolean mayLack() throws Unclear {
        boolean may = false;
        while (at < source.length()) {
            char c = peek();
            if (c == '*' || c == '?') {
                may = true;
                at++;
            } else if (c == '+') {
                at++;
            } else if (c == '{') {
                int close = source.indexOf('}', at);
                String counts = close < 0 ? "" : source.substring(at + 1, close);
                if (!counts.matches("[0-9]+(,[0-9]*)?")) {
                    throw new Unclear();
                }
                may |= counts.startsWith("0");
                at = close + 1;
            } else {
                break;
            }
        }
        return may;
    }

    private static List<String> better(List<String> one, List<String> other) {
        int length = shortest(one);
        return length >= SHORTEST && length > shortest(other) ? one : other;
    }

    private static int shortest(List<String> words) {
        return words.stream().mapToInt(String::length).min().orElse(0);
    }

    private char peek() {
        return at < source.length() ? source.charAt(at) : '\0';
    }

    /** Latin, Greek and Cyrillic letters, and what else stands for itself. */
    private static boolean isPlain(char c) {
        return c < 0x530 && (Character.isLetterOrDigit(c) || "!@#%&=:;,'\"<>/_- ".indexOf(c) >= 0);
    }
}
