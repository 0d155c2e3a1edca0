package app.tributary.chat;

/**
 * The lower-case word that names a platform everywhere: on the command line, on disk, in style
 * classes ("twitch", "blaze").
 *
 * @param value letters and digits only, never empty
 */
public record PlatformId(String value) implements Comparable<PlatformId> {
    public PlatformId {
        if (value.isEmpty() || !value.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
            throw new IllegalArgumentException("a platform's word has only lower-case letters and digits: " + value);
        }
    }

    @Override
    public int compareTo(PlatformId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
