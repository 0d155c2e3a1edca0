package app.tributary.platform.twitch;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Channel;
import app.tributary.chat.EventSink;
import app.tributary.chat.PlatformId;
import app.tributary.net.Network;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.ChatPlatform;
import app.tributary.platform.CommandPort;
import app.tributary.platform.Connection;
import app.tributary.platform.EndpointKey;
import app.tributary.platform.PlatformCard;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Twitch, read without an account. */
public final class TwitchPlatform implements ChatPlatform {
    public static final PlatformId ID = new PlatformId("twitch");
    /** Chat: IRC over WebSocket. */
    public static final EndpointKey IRC = new EndpointKey("irc", URI.create("wss://irc-ws.chat.twitch.tv:443"));
    /** Pictures of emotes: {@code /ID/default/dark/2.0} below it. */
    public static final EndpointKey EMOTES = new EndpointKey("emotes",
            URI.create("https://static-cdn.jtvnw.net/emoticons/v2"));

    private static final int LONGEST_LOGIN = 25;

    private final Network network;
    private final TwitchTimings timings;

    public TwitchPlatform(Network network) {
        this(network, TwitchTimings.STANDARD);
    }

    TwitchPlatform(Network network, TwitchTimings timings) {
        this.network = network;
        this.timings = timings;
    }

    @Override
    public PlatformCard card() {
        return new PlatformCard(ID, "Twitch", TwitchWord.NAME_MEANING, List.of(IRC, EMOTES), List.of());
    }

    @Override
    public Capabilities capabilities(boolean signedIn) {
        return TwitchCommands.CAPABILITIES;
    }

    /** Takes a login in any case, with a leading {@code @} or {@code #}, or the address of the channel's page. */
    @Override
    public Optional<Channel> channelOf(String name) {
        String login = name.strip().toLowerCase(Locale.ROOT);
        int slash = login.indexOf('/');
        if (slash >= 0) {
            login = ofPage(login);
        } else if (login.startsWith("@") || login.startsWith("#")) {
            login = login.substring(1);
        }
        return isLogin(login) ? Optional.of(new Channel(ID, login)) : Optional.empty();
    }

    /** The login in {@code https://www.twitch.tv/LOGIN/videos}; empty where the page is another site's. */
    private static String ofPage(String address) {
        String page = address.replaceFirst("^https?://", "");
        int slash = page.indexOf('/');
        String host = slash < 0 ? page : page.substring(0, slash);
        if (slash < 0 || !(host.equals("twitch.tv") || host.endsWith(".twitch.tv"))) {
            return "";
        }
        String path = page.substring(slash + 1).replaceFirst("^(?:popout|moderator|embed)/", "");
        int end = 0;
        while (end < path.length() && "/?#".indexOf(path.charAt(end)) < 0) {
            end++;
        }
        return path.substring(0, end);
    }

    private static boolean isLogin(String login) {
        return !login.isEmpty() && login.length() <= LONGEST_LOGIN
                && login.chars().allMatch(c -> c == '_' || Ascii.isLetter((char) c) || Ascii.isDigit((char) c));
    }

    @Override
    public Connection open(ChannelSetup setup, EventSink sink) {
        return TwitchConnection.open(network, timings, setup, sink);
    }

    @Override
    public CommandPort commands(ChannelSetup setup) {
        return new TwitchCommands(setup.channel());
    }
}
