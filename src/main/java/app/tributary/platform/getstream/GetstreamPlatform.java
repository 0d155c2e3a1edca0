package app.tributary.platform.getstream;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Channel;
import app.tributary.chat.EventSink;
import app.tributary.chat.PlatformId;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stream Chat by GetStream. An account belongs to an app: its key says which, a user's token says who. */
public final class GetstreamPlatform implements ChatPlatform {
    public static final PlatformId ID = new PlatformId("getstream");
    public static final EndpointKey REST = new EndpointKey("rest", URI.create("https://chat.stream-io-api.com"));
    public static final EndpointKey REALTIME = new EndpointKey("realtime", URI.create("wss://chat.stream-io-api.com"));
    public static final AccountKey API_KEY = new AccountKey("api-key", false, true, GetstreamWord.API_KEY,
            GetstreamWord.API_KEY_HELP).from(URI.create("https://dashboard.getstream.io/"));
    /** A user's token; not required where a token provider gives one. */
    public static final AccountKey TOKEN = new AccountKey("token", true, false, GetstreamWord.TOKEN,
            GetstreamWord.TOKEN_HELP).from(URI.create("https://getstream.io/chat/docs/php/tokens_and_authentication/"));
    public static final AccountKey USER_ID = new AccountKey("user-id", false, false, GetstreamWord.USER_ID,
            GetstreamWord.USER_ID_HELP);
    public static final AccountKey TOKEN_PROVIDER = new AccountKey("token-provider", false, false,
            GetstreamWord.TOKEN_PROVIDER, GetstreamWord.TOKEN_PROVIDER_HELP);
    /** Which family of paths: the newer one is the documented one, the older one that of the platform's own client. */
    public static final AccountKey PATH_STYLE = AccountKey.advanced("path-style", GetstreamWord.PATH_STYLE,
            GetstreamWord.PATH_STYLE_HELP, "v2", "v1");
    public static final AccountKey AUTH_STYLE = AccountKey.advanced("auth-style", GetstreamWord.AUTH_STYLE,
            GetstreamWord.AUTH_STYLE_HELP, "raw", "bearer");
    public static final AccountKey DELETE = AccountKey.advanced("delete", GetstreamWord.DELETE,
            GetstreamWord.DELETE_HELP, "soft", "hard");
    /** Of the app's own server; for the few things that no user's token may do. */
    public static final AccountKey SERVER_TOKEN = new AccountKey("server-token", true, false,
            GetstreamSpecialWord.SERVER_TOKEN, GetstreamSpecialWord.SERVER_TOKEN_HELP, true, List.of(),
            Optional.empty());

    private final Network network;
    private final GetstreamTimings timings;
    private final GetstreamLinks links;

    public GetstreamPlatform(Network network) {
        this(network, GetstreamTimings.standard());
    }

    /** With other waits: for tests. */
    public GetstreamPlatform(Network network, GetstreamTimings timings) {
        this.network = network;
        this.timings = timings;
        links = new GetstreamLinks(network, timings);
    }

    @Override
    public PlatformCard card() {
        return new PlatformCard(ID, "Stream Chat", GetstreamWord.NAME_MEANING, List.of(REST, REALTIME),
                List.of(API_KEY, TOKEN, USER_ID, TOKEN_PROVIDER, PATH_STYLE, AUTH_STYLE, DELETE, SERVER_TOKEN));
    }

    @Override
    public Capabilities capabilities(boolean signedIn) {
        return new GetstreamRoom(signedIn, GetstreamSpecials.forChannel()).capabilities(network.clock().instant(),
                GetstreamRoom.USUAL_BUDGET);
    }

    @Override
    public List<NativeAction> actions() {
        return GetstreamSpecials.forChannel().actions(GetstreamRights.unasked(true));
    }

    @Override
    public AccountCheck check(Map<String, URI> endpoints, ChannelSetup.Account trial) {
        var setup = new ChannelSetup(new Channel(ID, GetstreamPlace.USUAL_TYPE + ":check"), endpoints,
                Optional.of(trial));
        return new GetstreamCheck(network, setup, timings).run();
    }

    @Override
    public Optional<Channel> channelOf(String name) {
        return GetstreamPlace.parse(name).map(place -> new Channel(ID, place.cid()));
    }

    @Override
    public Connection open(ChannelSetup setup, EventSink sink) {
        return links.open(setup, sink);
    }

    @Override
    public CommandPort commands(ChannelSetup setup) {
        var specials = GetstreamSpecials.forChannel();
        var room = new GetstreamRoom(setup.account().isPresent(), specials);
        var api = new GetstreamApi(network, new GetstreamAccess(network, setup, timings.answerWithin()), timings,
                new OddFrames(setup.channel().toString()));
        var scene = new GetstreamScene(setup.channel(), GetstreamPlace.of(setup.channel()), api, room, network.clock(),
                event -> {});
        return new GetstreamCommands(scene, specials, id -> {});
    }
}
