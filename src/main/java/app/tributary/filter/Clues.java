package app.tributary.filter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads off the shape of a regular expression what any text must have that matches: to look for that costs a
 * hundredth of what the engine does.
 *
 * @param shortest how many UTF-16 units it has at least
 * @param all of each of these lists it has at least one, the least likely list first
 */
record Clues(int shortest, List<List<Clue>> all) {
    /** Nothing is known. */
    static final Clues NONE = new Clues(0, List.of());

    private static final int MOST_SIGNS = 16;
    private static final int MOST_WAYS = 8;
    private static final int MOST_LISTS = 3;
    /** What is as likely as that is in nearly every text. */
    private static final double USELESS = 0.25;

    /** What can be told of the shape. */
    static Clues of(Shape shape) {
        var lists = new Collected();
        lists.walk(shape);
        lists.endRun();
        lists.all.sort(Comparator.comparingDouble(Clues::chance));
        return new Clues((int) Math.min(shape.shortest(), Integer.MAX_VALUE),
                lists.all.stream().limit(MOST_LISTS).toList());
    }

    private static double chance(List<Clue> ways) {
        return ways.stream().mapToDouble(Clue::chance).sum();
    }

    /** Whether the text that is looked at may match. */
    boolean allow(Matcher row) {
        if (row.length() < shortest) {
            return false;
        }
        for (int i = 0; i < all.size(); i++) {
            if (!hasOne(all.get(i), row)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a short text may match. */
    boolean allow(String text) {
        return text.length() >= shortest
                && all.stream().allMatch(ways -> ways.stream().anyMatch(clue -> clue.isIn(text)));
    }

    private static boolean hasOne(List<Clue> ways, Matcher row) {
        for (int i = 0; i < ways.size(); i++) {
            if (ways.get(i).isIn(row)) {
                return true;
            }
        }
        return false;
    }

    /** Everything that is found on the way. */
    private static final class Collected {
        private final List<List<Clue>> all = new ArrayList<>();
        /** What stands in a row up to here. */
        private final List<Signs> run = new ArrayList<>();

        void walk(Shape shape) {
            switch (shape) {
                case Shape.One(var signs) -> add(signs);
                case Shape.Row(var parts) -> parts.forEach(this::walk);
                case Shape.Either(var parts) -> {
                    endRun();
                    either(parts);
                }
                case Shape.Again(Shape.One(var signs), var least, var exactly) when least > 0 -> {
                    boolean first = run.isEmpty();
                    repeat(signs, least);
                    if (!exactly && !first) {
                        endRun();
                        repeat(signs, least);
                    }
                }
                case Shape.Again(var part, var least, _) -> {
                    endRun();
                    for (int i = 0; i < Math.min(least, MOST_SIGNS); i++) {
                        walk(part);
                    }
                    endRun();
                }
            }
        }

        private void repeat(Signs signs, int times) {
            for (int i = 0; i < Math.min(times, MOST_SIGNS); i++) {
                add(signs);
            }
        }

        private void add(Signs signs) {
            // a character of two units or of one: what stands next to it is not known
            boolean single = signs.beyond() == Signs.Beyond.CHARACTER;
            if (single || run.size() == MOST_SIGNS) {
                endRun();
            }
            run.add(signs);
            if (single) {
                endRun();
            }
        }

        void endRun() {
            if (!run.isEmpty()) {
                keep(List.of(new Clue(run)));
                run.clear();
            }
        }

        /** Each way has its own clue, or there is none. */
        private void either(List<Shape> parts) {
            var ways = new ArrayList<Clue>();
            for (var part : parts) {
                var inner = new Collected();
                inner.walk(part);
                inner.endRun();
                var best = inner.all.stream().min(Comparator.comparingDouble(Clues::chance));
                if (best.isEmpty()) {
                    return;
                }
                ways.addAll(best.get());
            }
            if (ways.size() <= MOST_WAYS) {
                keep(List.copyOf(ways));
            }
        }

        private void keep(List<Clue> ways) {
            if (chance(ways) < USELESS) {
                all.add(ways);
            }
        }
    }
}
