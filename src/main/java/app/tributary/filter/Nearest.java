package app.tributary.filter;

import java.util.Collection;
import java.util.Locale;

/** Finds what somebody may have meant. */
final class Nearest {
    private static final int LONGEST = 40;

    private Nearest() {}

    /** The word that is nearest to what was written; empty where none is near. */
    static String to(String written, Collection<String> words) {
        String lower = written.toLowerCase(Locale.ROOT);
        if (lower.isEmpty() || lower.length() > LONGEST) {
            return "";
        }
        String nearest = "";
        int best = Math.max(1, Math.min(3, lower.length() / 2)) + 1;
        for (String word : words) {
            int distance = distance(lower, word);
            if (word.startsWith(lower) && lower.length() >= 2) {
                distance = Math.min(distance, 1);
            }
            if (distance < best) {
                best = distance;
                nearest = word;
            }
        }
        return nearest;
    }

    /** How many letters must be put in, taken out, changed, or swapped with the next. */
    static int distance(String one, String other) {
        int[][] costs = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    costs[i][j] = i + j;
                    continue;
                }
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int cost = Math.min(costs[i - 1][j - 1] + change, Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
                if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    cost = Math.min(cost, costs[i - 2][j - 2] + 1);
                }
                costs[i][j] = cost;
            }
        }
        return costs[one.length()][other.length()];
    }
}
