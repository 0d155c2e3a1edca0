package app.tributary.filter;

import java.util.List;

/** A regular expression as far as it tells what a text must have to match. */
sealed interface Shape {
    /** Takes no character: the beginning, the end, the edge of a word. */
    static Shape nothing() {
        return new Row(List.of());
    }

    /** One character. */
    record One(Signs signs) implements Shape {}

    /** One behind the other. */
    record Row(List<Shape> parts) implements Shape {}

    /** One of them. */
    record Either(List<Shape> parts) implements Shape {}

    /**
     * Several times.
     *
     * @param least at least so often
     * @param exactly and no more often
     */
    record Again(Shape part, int least, boolean exactly) implements Shape {}

    /** How many characters a text has at least that matches. */
    default long shortest() {
        return switch (this) {
            case One _ -> 1;
            case Row(var parts) -> parts.stream().mapToLong(Shape::shortest).sum();
            case Either(var parts) -> parts.stream().mapToLong(Shape::shortest).min().orElse(0);
            case Again(var part, var least, _) -> least * part.shortest();
        };
    }
}
