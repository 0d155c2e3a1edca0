package app.tributary.filter;

/** Reads expressions that are known to be good. */
public final class Filters {
    private Filters() {}

    public static Filter of(String text) {
        return switch (Filter.parse(text)) {
            case Parsed.Good(var filter) -> filter;
            case Parsed.Bad(var flaws) -> throw new AssertionError(text + ": " + flaws);
        };
    }
}
