package app.tributary.chat;

import java.util.Optional;

/**
 * Where a send goes: a whole channel, or one outlet of it. As text {@code streamvi:15} and
 * {@code streamvi:15/7}.
 *
 * @param channel the channel
 * @param outlet the id of one outlet; empty: the channel, with every outlet that it has
 */
public record Target(Channel channel, Optional<String> outlet) {
    /** The whole channel. */
    public static Target of(Channel channel) {
        return new Target(channel, Optional.empty());
    }

    /** Reads {@code platform:name} or {@code platform:name/outlet}; empty where it is neither. */
    public static Optional<Target> parse(String text) {
        int slash = text.lastIndexOf('/');
        if (slash < 0) {
            return Channel.parse(text).map(Target::of);
        }
        String outlet = text.substring(slash + 1);
        return outlet.isBlank()
                ? Optional.empty()
                : Channel.parse(text.substring(0, slash)).map(channel -> new Target(channel, Optional.of(outlet)));
    }

    @Override
    public String toString() {
        return outlet.map(id -> channel + "/" + id).orElseGet(channel::toString);
    }
}
