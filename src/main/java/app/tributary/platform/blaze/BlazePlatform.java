package app.tributary.platform.blaze;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Channel;
import app.tributary.chat.EventSink;
import app.tributary.chat.PlatformId;
import app.tributary.net.Network;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.AccountKey;
import app.tributary.platform.BrowserSignIn;
import app.tributary.platform.ChannelSetup;
import app.tributary.platform.ChatPlatform;
import app.tributary.platform.CommandPort;
import app.tributary.platform.Connection;
import app.tributary.platform.EndpointKey;
import app.tributary.platform.NativeAction;
import app.tributary.platform.PlatformCard;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Blaze.stream. Its API answers nobody without an account. */
public final class BlazePlatform implements ChatPlatform {
    public static final PlatformId ID = new PlatformId("blaze");
    private static final URI DEVELOPERS = URI.create("https://dev.blaze.stream/docs/app-setup");
    public static final EndpointKey REST = new EndpointKey("rest", URI.create("https://api.blaze.stream/v1"));
    /** Socket.IO; its path is the server's own, not the library's usual one. */
    public static final EndpointKey EVENTS = new EndpointKey("events", URI.create("wss://blaze.stream/ws/"));
    /** OAuth, on the site's own host. */
    public static final EndpointKey OAUTH = new EndpointKey("oauth", URI.create("https://blaze.stream/bapi/oauth2"));
    public static final AccountKey CLIENT_ID = new AccountKey("client-id", false, true, BlazeWord.CLIENT_ID,
            BlazeWord.CLIENT_ID_HELP).from(DEVELOPERS);
    public static final AccountKey CLIENT_SECRET = new AccountKey("client-secret", true, false,
            BlazeWord.CLIENT_SECRET, BlazeWord.CLIENT_SECRET_HELP).from(DEVELOPERS);
    public static final AccountKey ACCESS_TOKEN = new AccountKey("access-token", true, true, BlazeWord.ACCESS_TOKEN,
            BlazeWord.ACCESS_TOKEN_HELP).from(DEVELOPERS);
    public static final AccountKey REFRESH_TOKEN = new AccountKey("refresh-token", true, false,
            BlazeWord.REFRESH_TOKEN, BlazeWord.REFRESH_TOKEN_HELP);

    static final AccountKey REDIRECT_PORT = AccountKey.advanced("redirect-port", BlazeWord.REDIRECT_PORT,
            BlazeWord.REDIRECT_PORT_HELP);
    static final AccountKey BAN_PATH = AccountKey.advanced("ban-path", BlazeWord.BAN_PATH, BlazeWord.BAN_PATH_HELP);
    static final AccountKey BAN_FIELD = AccountKey.advanced("ban-field", BlazeWord.BAN_FIELD,
            BlazeWord.BAN_FIELD_HELP);
    static final AccountKey UNMUTE_PATH = AccountKey.advanced("unmute-path", BlazeWord.UNMUTE_PATH,
            BlazeWord.UNMUTE_PATH_HELP);

    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://)?(?:www\\.)?blaze\\.stream/([^/?#]+).*");
    private static final Pattern SLUG = Pattern.compile("[\\p{L}\\p{N}_.-]{1,64}");

    private final BlazeShared shared;

    public BlazePlatform(Network network) {
        this(network, BlazeTimings.standard());
    }

    /** With other waits: for tests. */
    public BlazePlatform(Network network, BlazeTimings timings) {
        shared = new BlazeShared(network, timings);
    }

    @Override
    public PlatformCard card() {
        return new PlatformCard(ID, "Blaze", BlazeWord.NAME_MEANING, List.of(REST, EVENTS, OAUTH),
                List.of(CLIENT_ID, CLIENT_SECRET, ACCESS_TOKEN, REFRESH_TOKEN, REDIRECT_PORT, BAN_PATH, BAN_FIELD,
                        UNMUTE_PATH));
    }

    @Override
    public Capabilities capabilities(boolean signedIn) {
        return BlazeRights.table(signedIn);
    }

    @Override
    public List<NativeAction> actions() {
        return BlazeAction.under(new BlazeRights(true));
    }

    @Override
    public AccountCheck check(Map<String, URI> endpoints, ChannelSetup.Account trial) {
        return new BlazeCheck(shared.network(), shared.timings(), shared.surprises())
                .run(new ChannelSetup(new Channel(ID, "check"), endpoints, Optional.of(trial)));
    }

    @Override
    public Optional<BrowserSignIn> signIn() {
        return Optional.of(new BlazeSignIn(shared.network(), shared.timings()));
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
        return BlazeConnection.open(setup, sink, shared);
    }

    @Override
    public CommandPort commands(ChannelSetup setup) {
        return BlazeCommands.alone(setup, shared);
    }
}
