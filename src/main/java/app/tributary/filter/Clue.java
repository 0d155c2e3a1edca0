package app.tributary.filter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a text must have in a row, sign by sign, to match a regular expression in one of the ways that it has. */
final class Clue {
    private static final int SHORTEST_WORD = 2;

    private final long[] low;
    private final long[] high;
    private final boolean[] beyond;
    private final double chance;
    private final @Nullable Needle word;

    Clue(List<Signs> signs) {
        low = signs.stream().mapToLong(Signs::low).toArray();
        high = signs.stream().mapToLong(Signs::high).toArray();
        beyond = new boolean[low.length];
        double product = 1;
        for (int i = 0; i < beyond.length; i++) {
            beyond[i] = signs.get(i).beyond() != Signs.Beyond.NOTHING;
            product *= Math.min(1, signs.get(i).size() / 80.0);
        }
        chance = product;
        String letters = longestWord(signs);
        word = letters.length() < SHORTEST_WORD ? null : new Needle(letters);
    }

    private static String longestWord(List<Signs> signs) {
        String longest = "";
        var run = new StringBuilder();
        for (var one : signs) {
            if (one.letter() == 0) {
                run.setLength(0);
            } else if (run.append(one.letter()).length() > longest.length()) {
                longest = run.toString();
            }
        }
        return longest;
    }

    /** About how likely a sign of a text is the first of such a row: from 0 to 1. */
    double chance() {
        return chance;
    }

    /** Whether the text that is looked at has it. */
    boolean isIn(Matcher row) {
        return word == null ? row.has(this) : row.contains(word);
    }

    /** Whether a text of these units has it, of which it is known what occurs in it. */
    boolean isIn(char[] text, int length, long textLow, long textHigh, boolean textBeyond) {
        for (int i = 0; i < low.length; i++) {
            if ((low[i] & textLow) == 0 && (high[i] & textHigh) == 0 && !(beyond[i] && textBeyond)) {
                return false;
            }
        }
        if (low.length == 1) {
            return true;
        }
        for (int from = 0; from <= length - low.length; from++) {
            int met = 0;
            while (met < low.length && fits(met, text[from + met])) {
                met++;
            }
            if (met == low.length) {
                return true;
            }
        }
        return false;
    }

    /** Whether a short text has it. */
    boolean isIn(String text) {
        for (int from = 0; from <= text.length() - low.length; from++) {
            int met = 0;
            while (met < low.length && fits(met, text.charAt(from + met))) {
                met++;
            }
            if (met == low.length) {
                return true;
            }
        }
        return false;
    }

    private boolean fits(int place, char c) {
        if (c >= Signs.ASCII) {
            return beyond[place];
        }
        return ((c < Long.SIZE ? low[place] >>> c : high[place] >>> c) & 1) != 0;
    }
}
