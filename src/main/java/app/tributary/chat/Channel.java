package app.tributary.chat;

import java.util.Optional;

/**
 * One chat room of one platform, as a person names it: {@code twitch:pajlada}.
 *
 * @param platform whose room it is
 * @param name what the platform's card says a name is (a login, a slug, a project); never blank
 */
public record Channel(PlatformId platform, String name) implements Comparable<Channel> {
    public Channel {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a channel needs a name");
        }
    }

    /** Reads {@code platform:name}; empty where the text is not of that form. */
    public static Optional<Channel> parse(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || text.substring(colon + 1).isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional
                    .of(new Channel(new PlatformId(text.substring(0, colon)), text.substring(colon + 1).strip()));
        } catch (IllegalArgumentException notAPlatformWord) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(Channel other) {
        int byPlatform = platform.compareTo(other.platform);
        return byPlatform != 0 ? byPlatform : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return platform + ":" + name;
    }
}
