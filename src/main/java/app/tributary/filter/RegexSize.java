package app.tributary.filter;

import java.util.ArrayDeque;

/** What can be told of a regular expression from its text alone, before an engine takes it in. */
final class RegexSize {
    private static final long ENOUGH = 1_000_000;

    private final String source;
    private final ArrayDeque<Long> outer = new ArrayDeque<>();
    private long sum;
    private long last;
    private int at;

    private RegexSize(String source) {
        this.source = source;
    }

    /** About how many steps its program has, once its repetitions are written out; a million stands for more. */
    static long of(String source) {
        return new RegexSize(source).measure();
    }

    private long measure() {
        while (at < source.length()) {
            char c = source.charAt(at++);
            switch (c) {
                case '\\' -> {
                    skipEscape();
                    atom(1);
                }
                case '[' -> {
                    skipClass();
                    atom(1);
                }
                case '(' -> {
                    outer.push(sum);
                    sum = 0;
                    last = 0;
                }
                case ')' -> {
                    long inner = sum + 2;
                    sum = outer.isEmpty() ? 0 : outer.pop();
                    atom(inner);
                }
                case '{' -> repeat();
                default -> atom(1);
            }
            if (sum > ENOUGH) {
                return ENOUGH;
            }
        }
        while (!outer.isEmpty()) {
            sum += outer.pop();
        }
        return Math.min(sum, ENOUGH);
    }

    private void atom(long size) {
        // a sign of repetition belongs to what it repeats
        char c = source.charAt(at - 1);
        last = c == '*' || c == '+' || c == '?' ? last + 1 : size;
        sum += c == '*' || c == '+' || c == '?' ? 1 : size;
    }

    private void repeat() {
        int close = source.indexOf('}', at);
        String counts = close < 0 ? "" : source.substring(at, close);
        if (!counts.matches("[0-9]{1,6}(,[0-9]{0,6})?")) {
            atom(1);
            return;
        }
        at = close + 1;
        int comma = counts.indexOf(',');
        long least = Long.parseLong(comma < 0 ? counts : counts.substring(0, comma));
        boolean open = comma == counts.length() - 1;
        long most = comma < 0 ? least : open ? least + 1 : Long.parseLong(counts.substring(comma + 1));
        long times = Math.max(Math.max(least, most), 1);
        sum += last * (times - 1);
        last *= times;
        if (last > ENOUGH) {
            sum = Math.max(sum, ENOUGH + 1);
            last = ENOUGH;
        }
    }

    private void skipEscape() {
        if (at >= source.length()) {
            return;
        }
        char kind = source.charAt(at++);
        if (kind == 'Q') {
            int end = source.indexOf("\\E", at);
            int close = end < 0 ? source.length() : end;
            sum += close - at;
            at = end < 0 ? close : end + 2;
            return;
        }
        boolean braces = (kind == 'x' || kind == 'p' || kind == 'P') && at < source.length()
                && source.charAt(at) == '{';
        int close = braces ? source.indexOf('}', at) : -1;
        if (close >= 0) {
            at = close + 1;
        }
    }

    private void skipClass() {
        int from = at;
        while (at < source.length()) {
            char c = source.charAt(at++);
            if (c == '\\' && at < source.length()) {
                at++;
            } else if (c == '[' && at < source.length() && source.charAt(at) == ':') {
                int close = source.indexOf(":]", at);
                at = close < 0 ? at : close + 2;
            } else if (c == ']' && at - 1 > from && !(at - 2 == from && source.charAt(from) == '^')) {
                return;
            }
        }
    }
}
