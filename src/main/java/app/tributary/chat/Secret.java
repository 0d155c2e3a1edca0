package app.tributary.chat;

/**
 * A token, key or password. Never shown by anything that prints.
 *
 * @param value the bare secret; only what signs a request reads it
 */
public record Secret(String value) {
    @Override
    public String toString() {
        return "Secret[***]";
    }
}
