package app.tributary.filter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** An expression as it was understood. */
sealed interface Expr {
    /** Everything. Only ever the whole expression. */
    record All() implements Expr {}

    /** All of them; two at least, none of them an {@code And}. */
    record And(List<Expr> parts) implements Expr {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** One of them; two at least, none of them an {@code Or}. */
    record Or(List<Expr> parts) implements Expr {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** The contrary. */
    record Not(Expr part) implements Expr {}

    /** The field contains the words. Only fields that take words; never empty. */
    record Contains(Field field, String words) implements Expr {}

    /** The field is that name, {@code *} standing for anything. Only fields that take names; never empty. */
    record Named(Field field, String glob) implements Expr {}

    /**
     * The regular expression is found in the field.
     *
     * @param source without delimiters; a slash in it is not escaped
     * @param flags of {@code i}, {@code m}, {@code s}, in this order
     */
    record Found(Field field, String source, String flags) implements Expr {}

    /** A word of a closed set. */
    record Chosen(Choice choice) implements Expr {}

    /**
     * A number compares.
     *
     * @param number without trailing zeros
     * @param unit a currency in lower case; empty: any
     */
    record Compared(Field field, Sign sign, BigDecimal number, String unit) implements Expr {}

    /** How numbers compare. */
    enum Sign {
        AT_LEAST(">="), AT_MOST("<="), MORE(">"), LESS("<"), EQUAL("=");

        final String written;

        Sign(String written) {
            this.written = written;
        }

        boolean holds(int comparison) {
            return switch (this) {
                case AT_LEAST -> comparison >= 0;
                case AT_MOST -> comparison <= 0;
                case MORE -> comparison > 0;
                case LESS -> comparison < 0;
                case EQUAL -> comparison == 0;
            };
        }
    }

    /** All of them; one is itself, none is everything. */
    static Expr and(List<Expr> parts) {
        var flat = new ArrayList<Expr>();
        for (var part : parts) {
            if (part instanceof And(var inner)) {
                flat.addAll(inner);
            } else {
                flat.add(part);
            }
        }
        return flat.isEmpty() ? new All() : flat.size() == 1 ? flat.getFirst() : new And(flat);
    }

    /** One of them; at least one is given. */
    static Expr or(List<Expr> parts) {
        var flat = new ArrayList<Expr>();
        for (var part : parts) {
            if (part instanceof Or(var inner)) {
                flat.addAll(inner);
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new Or(flat);
    }
}
