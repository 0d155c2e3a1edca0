package app.tributary.platform.hapihub;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.EventSink;
import app.tributary.chat.PlatformId;
import app.tributary.chat.RateBudget;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.chat.TextLimit;
import app.tributary.net.EngineIo;
import app.tributary.net.Network;
import app.tributary.net.Surprises;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.AccountKey;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.ChatPlatform;
import app.tributary.platform.CommandPort;
import app.tributary.platform.Connection;
import app.tributary.platform.EndpointKey;
import app.tributary.platform.NativeAction;
import app.tributary.platform.PlatformCard;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** HapiHub, self-hosted anywhere. Its API answers nobody without an account. */
public final class HapihubPlatform implements ChatPlatform {
    public static final PlatformId ID = new PlatformId("hapihub");
    /** Of REST. Nobody's in the documentation: everybody has their own. */
    public static final EndpointKey BASE = new EndpointKey("base", URI.create("https://yourdomain.com"), List.of(),
            true);
    /** Socket.IO; where it is not set, that of the base address. */
    public static final EndpointKey REALTIME = new EndpointKey("realtime",
            URI.create("wss://yourdomain.com/socket.io/"));

    private static final URI GUIDE = URI.create("https://docs.hapihub.com");
    public static final AccountKey EMAIL = new AccountKey("email", false, false, HapihubWord.EMAIL,
            HapihubWord.EMAIL_HELP);
    public static final AccountKey PASSWORD = new AccountKey("password", true, false, HapihubWord.PASSWORD,
            HapihubWord.PASSWORD_HELP);
    public static final AccountKey TOTP = new AccountKey("totp", true, false, HapihubWord.TOTP, HapihubWord.TOTP_HELP);
    public static final AccountKey ACCESS_TOKEN = new AccountKey("access-token", true, false, HapihubWord.ACCESS_TOKEN,
            HapihubWord.ACCESS_TOKEN_HELP).from(GUIDE);
    public static final AccountKey REFRESH_TOKEN = new AccountKey("refresh-token", true, false,
            HapihubWord.REFRESH_TOKEN, HapihubWord.REFRESH_TOKEN_HELP).from(GUIDE);
    public static final AccountKey ENVIRONMENT = AccountKey.advanced("environment", HapihubWord.ENVIRONMENT,
            HapihubWord.ENVIRONMENT_HELP);
    public static final AccountKey EIO = AccountKey.advanced("eio", HapihubWord.EIO, HapihubWord.EIO_HELP, "auto",
            "3", "4");
    public static final AccountKey NUMBER_STYLE = AccountKey.advanced("number-style", HapihubWord.NUMBER_STYLE,
            HapihubWord.NUMBER_STYLE_HELP, "hash", "plain");
    public static final AccountKey DELETE = AccountKey.advanced("delete", HapihubWord.DELETE, HapihubWord.DELETE_HELP,
            "off", "on");
    public static final AccountKey TEXT_LIMIT = AccountKey.advanced("text-limit", HapihubWord.TEXT_LIMIT,
            HapihubWord.TEXT_LIMIT_HELP);

    private static final RateBudget SENDS = new RateBudget(1, Duration.ofSeconds(1));
    private static final Pattern ROOM = Pattern.compile("[A-Za-z0-9_.:~-]{1,128}");

    private final Network network;
    private final HapihubTimings timings;
    private final Surprises surprises = new Surprises(ID.value());
    private final HapihubAccess.Shelf accounts;

    public HapihubPlatform(Network network) {
        this(network, HapihubTimings.standard());
    }

    /** With other waits: for tests. */
    public HapihubPlatform(Network network, HapihubTimings timings) {
        this.network = network;
        this.timings = timings;
        accounts = new HapihubAccess.Shelf(network, timings, surprises);
    }

    /**
     * How a channel is reached.
     *
     * @param access empty: not at all, see the trouble
     * @param trouble why not
     */
    record Way(Optional<HapihubAccess> access, Reason trouble, URI realtime, EngineIo engine,
            HapihubSettings settings) {}

    @Override
    public PlatformCard card() {
        return new PlatformCard(ID, "HapiHub", HapihubWord.NAME_MEANING, List.of(BASE, REALTIME), List.of(EMAIL,
                PASSWORD, TOTP, ACCESS_TOKEN, REFRESH_TOKEN, ENVIRONMENT, EIO, NUMBER_STYLE, DELETE, TEXT_LIMIT));
    }

    @Override
    public Capabilities capabilities(boolean signedIn) {
        return capabilitiesOf(signedIn, new HapihubSettings(Map.of()).limit(), false);
    }

    static Capabilities capabilitiesOf(boolean signedIn, TextLimit limit, boolean deletes) {
        var support = new EnumMap<Capability, Support>(Capability.class);
        var known = signedIn ? Support.yes() : Support.no(ReasonCode.NOT_SIGNED_IN);
        var kept = new Support.ConsoleOnly(Reason.of(ReasonCode.KEPT_BY_CONSOLE));
        for (var capability : Capability.values()) {
            support.put(capability, switch (capability) {
                case READ, HISTORY, REALTIME, SEND, SEEN -> known;
                case DELETE -> deletes ? known : Support.no(ReasonCode.PLATFORM_LACKS);
                case PIN, UNPIN -> kept;
                case READ_PIN, REPLY, EDIT, REACT, TIMEOUT, BAN, UNBAN, MUTE, MODES, VIEWERS, FLAG, SEARCH, SUPERLIKE ->
                    Support.no(ReasonCode.PLATFORM_LACKS);
            });
        }
        return new Capabilities(support, limit, SENDS);
    }

    @Override
    public List<NativeAction> actions() {
        return HapihubActions.all(Support.yes());
    }

    @Override
    public AccountCheck check(Map<String, URI> endpoints, ChannelSetup.Account trial) {
        var setup = new ChannelSetup(new Channel(ID, "check"), endpoints, Optional.of(trial));
        var way = way(setup, accounts::fresh);
        return new HapihubCheck(network, timings).of(way);
    }

    @Override
    public Optional<Channel> channelOf(String name) {
        String plain = name.strip();
        return ROOM.matcher(plain).matches() ? Optional.of(new Channel(ID, plain)) : Optional.empty();
    }

    @Override
    public Connection open(ChannelSetup setup, EventSink sink) {
        var connection = new HapihubConnection(setup, sink, network, timings, surprises, way(setup, accounts::of));
        connection.start();
        return connection;
    }

    @Override
    public CommandPort commands(ChannelSetup setup) {
        return new HapihubCommands(setup, way(setup, accounts::of), new HapihubMemory(), Optional.empty(),
                network.clock(), timings);
    }

    private interface Maker {
        HapihubAccess make(URI base, ChannelSetup.Account account);
    }

    private static Way way(ChannelSetup setup, Maker maker) {
        var settings = new HapihubSettings(setup.account().map(ChannelSetup.Account::settings).orElse(Map.of()));
        URI base = setup.endpoint(BASE);
        URI realtime = setup.endpoints().getOrDefault(REALTIME.key(), realtimeOf(base));
        if (!setup.endpoints().containsKey(BASE.key()) || !isAddress(base, "http", "https")) {
            return new Way(Optional.empty(), Reason.of(ReasonCode.BAD_SETTING, BASE.key()), realtime,
                    settings.engine(), settings);
        }
        if (!isAddress(realtime, "ws", "wss")) {
            return new Way(Optional.empty(), Reason.of(ReasonCode.BAD_SETTING, REALTIME.key()), realtime,
                    settings.engine(), settings);
        }
        return new Way(setup.account().map(account -> maker.make(base, account)),
                Reason.of(ReasonCode.NOT_SIGNED_IN), realtime, settings.engine(), settings);
    }

    private static boolean isAddress(URI address, String scheme, String other) {
        return address.getHost() != null && (scheme.equals(address.getScheme()) || other.equals(address.getScheme()));
    }

    /** The socket has the same origin as the calls. */
    private static URI realtimeOf(URI base) {
        String text = base.toString();
        String root = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return URI.create((root.startsWith("http") ? "ws" + root.substring("http".length()) : root) + "/socket.io/");
    }
}
