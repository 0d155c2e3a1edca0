package app.tributary.platform.streamvi;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Channel;
import app.tributary.chat.EventSink;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Support;
import app.tributary.net.Network;
import app.tributary.net.Surprises;
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
import java.util.Map;
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
    /** The page of its cabinet on which a person lets an application in. */
    public static final EndpointKey CONSENT = new EndpointKey("consent",
            URI.create("https://streamvi.io/cabinet/oauth"));
    /** Where a code becomes a token. */
    public static final EndpointKey OAUTH = new EndpointKey("oauth",
            URI.create("https://api-v2.streamvi.io/site/oauth/token"));
    private static final URI DEVELOPERS = URI.create("https://dev.streamvi.io");
    private static final URI CABINET = URI.create("https://streamvi.io/cabinet");
    /** The token of the authorization header. */
    public static final AccountKey TOKEN = new AccountKey("token", true, true, StreamviWord.TOKEN,
            StreamviWord.TOKEN_HELP).from(DEVELOPERS);
    /** The {@code key} of the query. */
    public static final AccountKey CHAT_KEY = new AccountKey("chat-key", true, true, StreamviWord.CHAT_KEY,
            StreamviWord.CHAT_KEY_HELP).from(CABINET);

    /** Signs in through the browser, with the user's own application. */
    public static final AccountKey CLIENT_ID = new AccountKey("client-id", false, false, StreamviWord.CLIENT_ID,
            StreamviWord.CLIENT_ID_HELP).from(DEVELOPERS);
    public static final AccountKey CLIENT_SECRET = new AccountKey("client-secret", true, false,
            StreamviWord.CLIENT_SECRET, StreamviWord.CLIENT_SECRET_HELP).from(DEVELOPERS);

    static final AccountKey AUTH_SCHEME = AccountKey.advanced("auth-scheme", StreamviWord.AUTH_SCHEME,
            StreamviWord.AUTH_SCHEME_HELP, "oauth", "bearer");
    static final AccountKey API_VERSION = AccountKey.advanced("api-version", StreamviWord.API_VERSION,
            StreamviWord.API_VERSION_HELP, "1", "2", "3");
    static final AccountKey LANGUAGE = AccountKey.advanced("language", StreamviWord.LANGUAGE,
            StreamviWord.LANGUAGE_HELP, "en", "ru", "cn");
    static final AccountKey OAUTH_SCOPE = AccountKey.advanced("oauth-scope", StreamviWord.OAUTH_SCOPE,
            StreamviWord.OAUTH_SCOPE_HELP);
    static final AccountKey REDIRECT_PORT = AccountKey.advanced("redirect-port", StreamviWord.REDIRECT_PORT,
            StreamviWord.REDIRECT_PORT_HELP);
    /** Known by the sign-in. */
    static final AccountKey PROJECT = AccountKey.advanced("project", StreamviWord.PROJECT,
            StreamviWord.PROJECT_HELP);

    private static final Pattern NAME = Pattern.compile("(?:project)?#?0*([1-9]\\d{0,17})");

    private final Network network;
    private final StreamviTimings timings;
    private final Surprises surprises = new Surprises("StreamVi");

    public StreamviPlatform(Network network) {
        this(network, StreamviTimings.standard());
    }

    StreamviPlatform(Network network, StreamviTimings timings) {
        this.network = network;
        this.timings = timings;
    }

    @Override
    public PlatformCard card() {
        return new PlatformCard(ID, "StreamVi", StreamviWord.NAME_MEANING,
                List.of(REST, REALTIME, CONSENT, OAUTH), List.of(TOKEN, CHAT_KEY, CLIENT_ID, CLIENT_SECRET,
                        AUTH_SCHEME, API_VERSION, LANGUAGE, OAUTH_SCOPE, REDIRECT_PORT, PROJECT));
    }

    @Override
    public Capabilities capabilities(boolean signedIn) {
        return StreamviRoom.capabilities(signedIn);
    }

    @Override
    public List<NativeAction> actions() {
        return StreamviAction.under(Support.yes());
    }

    @Override
    public AccountCheck check(Map<String, URI> endpoints, ChannelSetup.Account trial) {
        return new StreamviCheck(network, timings, surprises).run(endpoints, trial);
    }

    @Override
    public Optional<BrowserSignIn> signIn() {
        return Optional.of(new StreamviSignIn(network, timings));
    }

    @Override
    public Optional<Channel> channelOf(String name) {
        var number = NAME.matcher(name.strip());
        return number.matches() ? Optional.of(new Channel(ID, number.group(1))) : Optional.empty();
    }

    @Override
    public Connection open(ChannelSetup setup, EventSink sink) {
        return new StreamviConnection(network, setup, sink, timings, surprises);
    }

    @Override
    public CommandPort commands(ChannelSetup setup) {
        return StreamviCommands.alone(network, setup, timings, surprises);
    }
}
