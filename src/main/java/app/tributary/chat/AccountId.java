package app.tributary.chat;

/**
 * An account that the console knows: {@code blaze:main}.
 *
 * @param platform whose account
 * @param name the user's own word for it; never blank
 */
public record AccountId(PlatformId platform, String name) {
    @Override
    public String toString() {
        return platform + ":" + name;
    }
}
