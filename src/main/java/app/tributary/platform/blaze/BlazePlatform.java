package app.tributary.platform.blaze;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.EventSink;
import app.tributary.chat.PlatformId;
import app.tributary.chat.RateBudget;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.chat.TextLimit;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.platform.AccountKey;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.ChatPlatform;
import app.tributary.platform.CommandPort;
import app.tributary.platform.Connection;
import app.tributary.platform.EndpointKey;
import app.tributary.platform.PlatformCard;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Blaze.stream. Its API answers nobody without an account. */
public final class BlazePlatform implements ChatPlatform {
    public static final PlatformId ID = new PlatformId("blaze");
    public static final EndpointKey REST = new EndpointKey("rest", URI.create("https://api.blaze.stream/v1"));
    /** Socket.IO; its path is the server's own, not the library's usual one. */
    public static final EndpointKey EVENTS = new EndpointKey("events", URI.create("wss://blaze.stream/ws/"));
    public static final AccountKey CLIENT_ID = new AccountKey("client-id", false, true, BlazeWord.CLIENT_ID,
            BlazeWord.CLIENT_ID_HELP);
    public static final AccountKey ACCESS_TOKEN = new AccountKey("access-token", true, true, BlazeWord.ACCESS_TOKEN,
            BlazeWord.ACCESS_TOKEN_HELP);

    static final TextLimit LIMIT = new TextLimit(500, TextLimit.Unit.UTF16);
    private static final RateBudget SENDS = new RateBudget(20, Duration.ofSeconds(30));
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://)?(?:www\\.)?blaze\\.stream/([^/?#]+).*");
    private static final Pattern SLUG = Pattern.compile("[\\p{L}\\p{N}_.-]{1,64}");

    private final Network network;
    private final BlazeTimings timings;
    private final BlazeSockets sockets = new BlazeSockets();

    public BlazePlatform(Network network) {
        this(network, BlazeTimings.standard());
    }

    /** With other waits: for tests. */
    public BlazePlatform(Network network, BlazeTimings timings) {
        this.network = network;
        this.timings = timings;
    }

    @Override
    public PlatformCard card() {
        return new PlatformCard(ID, "Blaze", BlazeWord.NAME_MEANING, List.of(REST, EVENTS),
                List.of(CLIENT_ID, ACCESS_TOKEN));
    }

    @Override
    public Capabilities capabilities(boolean signedIn) {
        return capabilitiesOf(signedIn);
    }

    static Capabilities capabilitiesOf(boolean signedIn) {
        var support = new EnumMap<Capability, Support>(Capability.class);
        for (var capability : Capability.values()) {
            support.put(capability, switch (capability) {
                case READ, HISTORY, REALTIME, SEND, REPLY, DELETE, READ_PIN, PIN, UNPIN, VIEWERS ->
                    signedIn ? Support.yes() : Support.no(ReasonCode.NOT_SIGNED_IN);
                case TIMEOUT, BAN, UNBAN -> Support.no(ReasonCode.NOT_YET);
                case MODES, EDIT, REACT, MUTE, SEEN, FLAG, SEARCH, SUPERLIKE -> Support.no(ReasonCode.PLATFORM_LACKS);
            });
        }
        return new Capabilities(support, LIMIT, SENDS);
    }

    @Override
    public Optional<Channel> channelOf(String name) {
        String plain = name.strip();
        var address = ADDRESS.matcher(plain);
        if (address.matches()) {
            plain = address.group(1);
        }
        if (plain.startsWith("@")) {
            plain = plain.substring(1);
        }
        return SLUG.matcher(plain).matches()
                ? Optional.of(new Channel(ID, plain.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    @Override
    public Connection open(ChannelSetup setup, EventSink sink) {
        return BlazeConnection.open(setup, sink, network, timings, sockets);
    }

    @Override
    public CommandPort commands(ChannelSetup setup) {
        var api = new BlazeApi(network, setup, new OddFrames(setup.channel().toString()), timings);
        return new BlazeCommands(setup.channel(), setup.account().isPresent(), api,
                new BlazeRoom(api, setup.channel()), network.clock(), timings, () -> {});
    }
}
