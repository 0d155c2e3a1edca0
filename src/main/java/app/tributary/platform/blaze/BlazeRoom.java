package app.tributary.platform.blaze;

import app.tributary.chat.Channel;
import app.tributary.chat.Person;
import app.tributary.platform.blaze.wire.Profile;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who we are, and which channel a name means: asked once and kept. Blocks; any thread may call. */
final class BlazeRoom {
    private static final Pattern UUID = Pattern
            .compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final BlazeApi api;
    private final Channel channel;
    private volatile @Nullable String channelId;
    private volatile @Nullable Profile profile;

    BlazeRoom(BlazeApi api, Channel channel) {
        this.api = api;
        this.channel = channel;
    }

    /** Whether a name is a channel id itself. */
    static boolean isId(String name) {
        return UUID.matcher(name).matches();
    }

    /** The user of the token. */
    Answer<Profile> profile() {
        var known = profile;
        if (known != null) {
            return new Answer.Got<>(known);
        }
        var asked = api.profile();
        if (asked instanceof Answer.Got<Profile> got) {
            profile = got.value();
        }
        return asked;
    }

    /** We ourselves, if that was asked already. Does not block. */
    Optional<Person> self() {
        var known = profile;
        return known == null
                ? Optional.empty()
                : Optional.of(new Person(BlazeMapper.first(known.userId()),
                        BlazeMapper.first(known.displayName(), known.username(), known.userId())));
    }

    /** The id of our own user. */
    Answer<String> ownId() {
        return profile().then(known -> new Answer.Got<>(BlazeMapper.first(known.userId())));
    }

    Answer<String> channelId() {
        var known = channelId;
        if (known != null) {
            return new Answer.Got<>(known);
        }
        var asked = isId(channel.name()) ? new Answer.Got<>(channel.name()) : bySlug();
        if (asked instanceof Answer.Got<String> got) {
            channelId = got.value();
        }
        return asked;
    }

    /** A user's own channel has the user's id, also where it is not listed. */
    private Answer<String> bySlug() {
        var listed = api.channelId(channel.name());
        boolean unlisted = listed instanceof Answer.Refused<String> refused && refused.status() == 404;
        if (unlisted && profile() instanceof Answer.Got<Profile> own
                && channel.name().equalsIgnoreCase(BlazeMapper.first(own.value().username()))) {
            return ownId();
        }
        return listed;
    }
}
