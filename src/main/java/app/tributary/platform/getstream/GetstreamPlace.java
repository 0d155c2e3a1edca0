package app.tributary.platform.getstream;

import app.tributary.chat.Channel;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A channel as the platform names it.
 *
 * @param type the kind of channel ({@code livestream})
 * @param id its id within the kind
 */
record GetstreamPlace(String type, String id) {
    static final String USUAL_TYPE = "livestream";
    private static final Pattern NAME = Pattern.compile("(?:([\\w-]{1,64}):)?(!?[\\w-]{1,255})");

    /** Reads {@code type:id}, or a bare id of a livestream. */
    static Optional<GetstreamPlace> parse(String name) {
        var found = NAME.matcher(name.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        String type = found.group(1);
        return Optional.of(new GetstreamPlace(type == null ? USUAL_TYPE : type, found.group(2)));
    }

    /** The place of a channel of ours, whose name was made regular before. */
    static GetstreamPlace of(Channel channel) {
        return parse(channel.name()).orElseGet(() -> new GetstreamPlace(USUAL_TYPE, channel.name()));
    }

    /** {@code type:id}. */
    String cid() {
        return type + ":" + id;
    }

    /** The path of one of its endpoints; without parts: its own. */
    String path(String... parts) {
        return GetstreamApi.path(
                Stream.concat(Stream.of("channels", type, id), Stream.of(parts)).toArray(String[]::new));
    }
}
