package app.tributary.account;

/**
 * A rule by which rows stand out.
 *
 * @param name what a person calls it, without blanks around it; may be empty
 * @param filter the expression that its rows match, as typed
 * @param on whether it counts
 */
public record HighlightSettings(String name, String filter, boolean on) {
    public HighlightSettings {
        name = name.strip();
    }

    public HighlightSettings withOn(boolean other) {
        return new HighlightSettings(name, filter, other);
    }
}
