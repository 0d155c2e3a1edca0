package app.tributary.cli;

import app.tributary.account.ChannelSettings;
import app.tributary.account.Settings;
import app.tributary.chat.Channel;
import app.tributary.chat.TokenStore;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.ChatPlatform;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the words of the command line mean among what is plugged in and set up. */
public final class Configured {
    private Configured() {}

    /** The platform of a word; a usage problem where there is none. */
    static ChatPlatform platform(String word, List<ChatPlatform> platforms) {
        return platforms.stream().filter(platform -> platform.card().id().value().equals(word)).findFirst()
                .orElseThrow(() -> new UsageProblem(noPlatform(word, platforms)));
    }

    static String noPlatform(String word, List<ChatPlatform> platforms) {
        return "no platform \"" + word + "\": there are " + platforms.stream()
                .map(platform -> platform.card().id().value()).collect(Collectors.joining(", "));
    }

    /** The channel of {@code PLATFORM:NAME}, spelled as its platform wants it; a usage problem where it is none. */
    static Channel channel(String text, List<ChatPlatform> platforms) {
        var asWritten = Channel.parse(text)
                .orElseThrow(() -> new UsageProblem("\"" + text + "\" is not of the form PLATFORM:NAME"));
        var platform = platform(asWritten.platform().value(), platforms);
        return platform.channelOf(asWritten.name()).orElseThrow(() -> new UsageProblem(
                "\"" + asWritten.name() + "\" cannot be a name on " + platform.card().label()));
    }

    /** All that a platform has to be told of a channel that is set up. */
    public static ChannelSetup setup(ChannelSettings channel, Settings settings, TokenStore tokens) {
        Optional<ChannelSetup.Account> account = channel.account().flatMap(settings::account)
                .map(known -> new ChannelSetup.Account(known.id(), known.values(), tokens));
        return new ChannelSetup(channel.channel(), settings.endpoints(channel), account);
    }
}
