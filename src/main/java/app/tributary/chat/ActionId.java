package app.tributary.chat;

/**
 * Names something that only one platform can do: {@code superlike}, {@code poll}. Unique on its platform.
 *
 * @param value small letters, digits and hyphens; the word of the command line
 */
public record ActionId(String value) {
    public ActionId {
        if (!value.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("no name of an action: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
