package app.tributary.platform.streamvi;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Channel;
import app.tributary.chat.EventSink;
import app.tributary.chat.PlatformId;
import app.tributary.net.Network;
import app.tributary.platform.AccountKey;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.ChatPlatform;
import app.tributary.platform.CommandPort;
import app.tributary.platform.Connection;
import app.tributary.platform.EndpointKey;
import app.tributary.platform.PlatformCard;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** StreamVi: what it is and can do. */
public final class StreamviPlatform implements ChatPlatform {
    /** Its word. */
    public static final PlatformId ID = new PlatformId("streamvi");
    /** Where its REST methods are. */
    public static final EndpointKey REST = new EndpointKey("rest", URI.create("https://api-v2.streamvi.io"));
    /** Its Centrifugo server. */
    public static final EndpointKey REALTIME = new EndpointKey("realtime",
            URI.create("wss://events.streamvi.io/connection/websocket"));
    /** The token of the authorization header. */
    public static final AccountKey TOKEN = new AccountKey("token", true, true, StreamviWord.TOKEN,
            StreamviWord.TOKEN_HELP);
    /** The {@code key} of the query. */
    public static final AccountKey CHAT_KEY = new AccountKey("chat-key", true, true, StreamviWord.CHAT_KEY,
            StreamviWord.CHAT_KEY_HELP);

    static final AccountKey AUTH_SCHEME = new AccountKey("auth-scheme", false, false, StreamviWord.AUTH_SCHEME,
            StreamviWord.AUTH_SCHEME_HELP);
    static final AccountKey API_VERSION = new AccountKey("api-version", false, false, StreamviWord.API_VERSION,
            StreamviWord.API_VERSION_HELP);
    static final AccountKey LANGUAGE = new AccountKey("language", false, false, StreamviWord.LANGUAGE,
            StreamviWord.LANGUAGE_HELP);

    private static final Pattern NAME = Pattern.compile("(?:project)?#?0*([1-9]\\d{0,17})");

    private final Network network;
    private final StreamviTimings timings;

    public StreamviPlatform(Network network) {
        this(network, StreamviTimings.standard());
    }

    StreamviPlatform(Network network, StreamviTimings timings) {
        this.network = network;
        this.timings = timings;
    }

    @Override
    public PlatformCard card() {
        return new PlatformCard(ID, "StreamVi", StreamviWord.NAME_MEANING, List.of(REST, REALTIME),
                List.of(TOKEN, CHAT_KEY, AUTH_SCHEME, API_VERSION, LANGUAGE));
    }

    @Override
    public Capabilities capabilities(boolean signedIn) {
        return StreamviRoom.capabilities(signedIn);
    }

    @Override
    public Optional<Channel> channelOf(String name) {
        var number = NAME.matcher(name.strip());
        return number.matches() ? Optional.of(new Channel(ID, number.group(1))) : Optional.empty();
    }

    @Override
    public Connection open(ChannelSetup setup, EventSink sink) {
        return new StreamviConnection(network, setup, sink, timings);
    }

    @Override
    public CommandPort commands(ChannelSetup setup) {
        return StreamviCommands.alone(network, setup, timings);
    }
}
