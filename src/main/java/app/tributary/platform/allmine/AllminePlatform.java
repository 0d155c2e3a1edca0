package app.tributary.platform.allmine;

import app.tributary.chat.AccountId;
import app.tributary.chat.Capabilities;
import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.EventSink;
import app.tributary.chat.Money;
import app.tributary.chat.PlatformId;
import app.tributary.chat.RateBudget;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.chat.TextLimit;
import app.tributary.chat.TokenStore;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.net.Surprises;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.AccountKey;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.ChatPlatform;
import app.tributary.platform.CommandPort;
import app.tributary.platform.Connection;
import app.tributary.platform.EndpointKey;
import app.tributary.platform.EndpointKey.Preset;
import app.tributary.platform.NativeAction;
import app.tributary.platform.PlatformCard;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Allmine: the chat of its live streams. Its API answers nobody without an account. */
public final class AllminePlatform implements ChatPlatform {
    public static final PlatformId ID = new PlatformId("allmine");
    private static final URI DEVELOPMENT = URI.create("https://dev.allmine.win");
    /** Of the documentation, which warns that what is done on production counts: so the standard is another one. */
    public static final EndpointKey REST = new EndpointKey("rest", DEVELOPMENT,
            List.of(new Preset("development", DEVELOPMENT, false),
                    new Preset("staging", URI.create("https://staging.allmine.win"), false),
                    new Preset("production", URI.create("https://api.allmine.win"), true),
                    new Preset("local", URI.create("http://localhost:3000"), false)),
            false);
    /** Socket.IO; where it is not set, it is at the host of {@link #REST}. */
    public static final EndpointKey REALTIME = new EndpointKey("realtime", socketOf(DEVELOPMENT));
    private static final URI DOCUMENTATION = URI.create("https://mf2hqf9lcqf4whn0ij1a4pbg.happynation.ai/docs");
    public static final AccountKey ACCESS_TOKEN = new AccountKey("access-token", true, true, AllmineWord.ACCESS_TOKEN,
            AllmineWord.ACCESS_TOKEN_HELP).from(DOCUMENTATION);
    public static final AccountKey REFRESH_TOKEN = new AccountKey("refresh-token", true, false,
            AllmineWord.REFRESH_TOKEN, AllmineWord.REFRESH_TOKEN_HELP).from(DOCUMENTATION);
    public static final AccountKey JOIN_PAYLOAD = AccountKey.advanced("join-payload", AllmineWord.JOIN_PAYLOAD,
            AllmineWord.JOIN_PAYLOAD_HELP, "streamId", "liveStreamId", "plain");
    public static final AccountKey TEXT_LIMIT = AccountKey.advanced("text-limit", AllmineWord.TEXT_LIMIT,
            AllmineWord.TEXT_LIMIT_HELP);
    public static final AccountKey JOIN_STREAM = AccountKey.advanced("join-stream", AllmineWord.JOIN_STREAM,
            AllmineWord.JOIN_STREAM_HELP, "no", "yes");
    /** None is published. */
    static final RateBudget SENDS = new RateBudget(10, Duration.ofSeconds(10));
    private static final String OWN = "me";
    private static final Pattern STREAM_ID = Pattern.compile("[0-9a-f]{24}");
    private static final Pattern IN_ADDRESS = Pattern.compile("(?i)https?://[^/]+/.*?\\b([0-9a-f]{24})\\b.*");

    private final Network network;
    private final AllmineTimings timings;
    private final Surprises surprises = new Surprises(ID.value());
    private final Map<Whose, AllmineAccess> accesses = new ConcurrentHashMap<>();

    /** Each refresh token is good once: all channels of an account share what it has. */
    private record Whose(AccountId account, URI rest, TokenStore tokens) {}

    public AllminePlatform(Network network) {
        this(network, AllmineTimings.standard());
    }

    /** With other waits: for tests. */
    public AllminePlatform(Network network, AllmineTimings timings) {
        this.network = network;
        this.timings = timings;
    }

    @Override
    public PlatformCard card() {
        return new PlatformCard(ID, "Allmine", AllmineWord.NAME_MEANING, List.of(REST, REALTIME),
                List.of(ACCESS_TOKEN, REFRESH_TOKEN, JOIN_PAYLOAD, TEXT_LIMIT, JOIN_STREAM));
    }

    @Override
    public Capabilities capabilities(boolean signedIn) {
        return new Capabilities(support(signedIn),
                new TextLimit(AllmineSettings.STANDARD_LIMIT, TextLimit.Unit.UTF16), SENDS);
    }

    static Map<Capability, Support> support(boolean signedIn) {
        var support = new EnumMap<Capability, Support>(Capability.class);
        for (var capability : Capability.values()) {
            support.put(capability, switch (capability) {
                case READ, HISTORY, REALTIME, SEND, BAN, UNBAN, MUTE, VIEWERS, SUPERLIKE ->
                    signedIn ? Support.yes() : Support.no(ReasonCode.NOT_SIGNED_IN);
                case TIMEOUT -> signedIn
                        ? new Support.LiftedHere(Reason.of(ReasonCode.LIFTED_HERE))
                        : Support.no(ReasonCode.NOT_SIGNED_IN);
                case PIN, UNPIN -> new Support.ConsoleOnly(Reason.of(ReasonCode.KEPT_BY_CONSOLE));
                case REPLY, EDIT, DELETE, REACT, READ_PIN, MODES, SEEN, FLAG, SEARCH ->
                    Support.no(ReasonCode.PLATFORM_LACKS);
            });
        }
        return support;
    }

    @Override
    public List<NativeAction> actions() {
        return AllmineActions.of(capabilities(true), new Money(BigDecimal.TEN, AllmineMapper.CREDITS));
    }

    @Override
    public Optional<Channel> channelOf(String name) {
        String plain = name.strip();
        var address = IN_ADDRESS.matcher(plain);
        String word = (address.matches() ? address.group(1) : plain).toLowerCase(Locale.ROOT);
        return isOwn(word) || isId(word) ? Optional.of(new Channel(ID, word)) : Optional.empty();
    }

    /** Whether a name stands for the account's own running stream. */
    static boolean isOwn(String name) {
        return name.equals(OWN);
    }

    /** Whether a text is an id of the platform. */
    static boolean isId(String text) {
        return STREAM_ID.matcher(text).matches();
    }

    @Override
    public Connection open(ChannelSetup setup, EventSink sink) {
        var output = new AllmineOutput(sink);
        return AllmineConnection.open(setup, network, timings, api(setup), output, surprises);
    }

    @Override
    public CommandPort commands(ChannelSetup setup) {
        var api = api(setup);
        var settings = AllmineSettings.of(setup);
        var room = new AllmineRoom(api, setup.channel(), settings, network.clock(), timings.forgive());
        // what the answers say of the chat has nobody to go to
        var output = new AllmineOutput(event -> {});
        return new AllmineCommands(setup.channel(), setup.account().isPresent(), api, room,
                new AllmineMapper(setup.channel(), room.known()), output, settings, network.clock(), timings,
                AllmineCommands.Touch.NOBODY);
    }

    @Override
    public AccountCheck check(Map<String, URI> endpoints, ChannelSetup.Account trial) {
        var setup = new ChannelSetup(new Channel(ID, OWN), endpoints, Optional.of(trial));
        var access = new AllmineAccess(network, setup.endpoint(REST), trial, timings);
        return AllmineCheck.of(api(setup, Optional.of(access)));
    }

    private AllmineApi api(ChannelSetup setup) {
        URI rest = setup.endpoint(REST);
        var access = setup.account().map(account -> accesses.computeIfAbsent(
                new Whose(account.id(), rest, account.tokens()),
                unseen -> new AllmineAccess(network, rest, account, timings)));
        access.ifPresent(AllmineAccess::forget);
        return api(setup, access);
    }

    private AllmineApi api(ChannelSetup setup, Optional<AllmineAccess> access) {
        URI rest = setup.endpoint(REST);
        return new AllmineApi(network, rest, access, new OddFrames(setup.channel().toString()), timings);
    }

    /** Where the sockets are. */
    static URI realtime(ChannelSetup setup) {
        var set = Optional.ofNullable(setup.endpoints().get(REALTIME.key()));
        // a screen may store what it shows, and then it shows the standard one
        return set.filter(url -> !url.equals(REALTIME.standard()))
                .map(url -> url.getPath() == null || url.getPath().length() < 2 ? socketOf(url) : url)
                .orElseGet(() -> socketOf(setup.endpoint(REST)));
    }

    private static URI socketOf(URI host) {
        boolean plain = "http".equals(host.getScheme()) || "ws".equals(host.getScheme());
        return URI.create((plain ? "ws://" : "wss://") + host.getRawAuthority() + "/socket.io/");
    }
}
