package app.tributary.rehearsal.getstream;

import app.tributary.chat.PlatformId;
import app.tributary.chat.Role;
import app.tributary.platform.getstream.GetstreamPlatform;
import app.tributary.rehearsal.Chatter;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.Ledger;
import app.tributary.rehearsal.Mischief;
import app.tributary.rehearsal.RehearsalServer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A loopback Stream Chat, on two ports of 127.0.0.1: REST in both path families with its errors, rights
 * and limits, the WebSocket in both families, and the long poll beside REST.
 */
public final class GetstreamServer implements RehearsalServer {
    /** The key of the made-up app. */
    public static final String API_KEY = Passes.API_KEY;
    /** The secret of the made-up app, for a client that signs its tokens itself. */
    public static final String SECRET = Passes.SECRET;

    static final String OWNER = "lanternfish";
    static final String TOKEN_PATH = "/rehearsal/token";
    private static final Logger LOG = LoggerFactory.getLogger(GetstreamServer.class);
    private static final Chatter HOST = new Chatter(OWNER, OWNER, 0x4CC2FF, Set.of(Role.BROADCASTER));
    private static final Chatter GUEST = new Chatter("harbour_guest", "Harbour Guest", 0xC0C0C0, Set.of());
    private static final Chatter MODERATOR = new Chatter("mira_mod", "mira_mod", 0x4ECB8B, Set.of(Role.MODERATOR));
    private static final Duration HEARTBEAT = Duration.ofMillis(50);

    private final App app;
    private final GetstreamPlay play;
    private final Room main;
    private final Thread heart = Thread.ofVirtual().name("getstream-rehearsal").unstarted(this::live);
    private final int webPort;
    private final int realtimePort;
    private WebEnd web;
    private volatile RealtimeEnd realtime;
    private boolean closed;
    private @Nullable Instant upAt;
    private String token;

    /**
     * Opens the server.
     *
     * @param basePort the port of REST; the sockets have the next one; 0: any two that are free
     * @throws UncheckedIOException where a port is not free
     */
    public GetstreamServer(int basePort, InstantSource clock) {
        this(basePort, clock, GetstreamPace.standard());
    }

    /** With figures of its own: for tests. */
    public GetstreamServer(int basePort, InstantSource clock, GetstreamPace pace) {
        app = new App(clock, pace);
        main = furnish();
        play = new GetstreamPlay(app, main);
        token = app.passes().user(OWNER);
        web = WebEnd.open(basePort, app);
        try {
            realtime = RealtimeEnd.open(basePort == 0 ? 0 : basePort + 1, app);
        } catch (UncheckedIOException e) {
            web.close();
            throw e;
        }
        webPort = web.port();
        realtimePort = realtime.getPort();
        heart.start();
    }

    private Room furnish() {
        var world = app.world();
        synchronized (world) {
            User host = world.user(HOST);
            User moderator = world.user(MODERATOR);
            world.user(GUEST);
            Room room = world.open(new Room("livestream", "main", "Lanternfish live", host, world.next()));
            room.members.put(moderator.id(), moderator);
            world.open(new Room("livestream", "backstage", "Backstage", host, world.next()));
            Room crew = world.open(new Room("messaging", "crew", "The crew", moderator, world.next()));
            crew.members.put(host.id(), host);
            return room;
        }
    }

    @Override
    public PlatformId platform() {
        return GetstreamPlatform.ID;
    }

    @Override
    public Map<String, URI> endpoints() {
        return Map.of(GetstreamPlatform.REST.key(), URI.create("http://127.0.0.1:" + webPort),
                GetstreamPlatform.REALTIME.key(), URI.create("ws://127.0.0.1:" + realtimePort));
    }

    @Override
    public String channel() {
        return main.cid();
    }

    @Override
    public synchronized Map<String, String> account() {
        var whole = new HashMap<>(account(OWNER, token));
        whole.put(GetstreamPlatform.SERVER_TOKEN.key(), serverToken());
        whole.put(GetstreamPlatform.TOKEN_PROVIDER.key(), tokenProvider().toString());
        return whole;
    }

    /** A made-up account that may read and write, but has no right to moderate. */
    public Map<String, String> guestAccount() {
        return account(GUEST.login(), app.passes().user(GUEST.login()));
    }

    /** A token of the host that ends. */
    public String token(Instant until) {
        return app.passes().user(OWNER, until);
    }

    /** A token of the app's own server: what it alone may do goes with it. */
    public String serverToken() {
        return app.passes().server();
    }

    /** Where an account gets a token that is not yet expired: {@code {"token":"..."}}. */
    public URI tokenProvider() {
        return URI.create("http://127.0.0.1:" + webPort + TOKEN_PATH);
    }

    /** The host as he is to himself, with whom and what he has muted. */
    public JsonNode ownUser() {
        synchronized (app.world()) {
            return Family.V1.print(app.moderation().me(app.world().user(HOST)));
        }
    }

    /** How many bytes are at an address that an upload was answered with; -1: nothing is. */
    public int uploaded(String address) {
        return app.file(URI.create(address).getPath()).map(file -> file.bytes().size()).orElse(-1);
    }

    private static Map<String, String> account(String user, String token) {
        return Map.of(GetstreamPlatform.API_KEY.key(), API_KEY, GetstreamPlatform.TOKEN.key(), token,
                GetstreamPlatform.USER_ID.key(), user);
    }

    @Override
    public void play(Cue cue) {
        synchronized (app.world()) {
            play.play(cue);
        }
    }

    @Override
    public Ledger ledger() {
        return app.world().ledger;
    }

    @Override
    public synchronized void misbehave(Mischief mischief) {
        switch (mischief) {
            case Mischief.DropConnections ignored -> realtime.cut();
            case Mischief.Down down -> down(down.lasts());
            case Mischief.Mute mute -> app.manners().mute(mute.lasts());
            case Mischief.NoRealtime no -> {
                app.manners().refuseSockets(no.lasts());
                realtime.cut();
            }
            case Mischief.AnswerStatus answer -> app.manners().answerStatus(answer.status(), answer.times());
            case Mischief.AnswerHtml html -> app.manners().answerHtml(html.times());
            case Mischief.SwallowAnswers swallow -> app.manners().swallow(swallow.times());
            case Mischief.RawFrame frame -> realtime.raw(frame.text());
            // Stream Chat has no outlets
            case Mischief.RefuseOutlet ignored -> {
            }
            case Mischief.ExpireTokens ignored -> {
                app.passes().expire();
                token = app.passes().user(OWNER);
            }
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            heart.interrupt();
            if (upAt == null) {
                stop();
            }
        }
    }

    private void live() {
        try {
            while (true) {
                Thread.sleep(HEARTBEAT);
                beat();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        try {
            app.beat();
            realtime.drop(app.world().clock.instant().minus(app.world().pace.silence()));
            up();
        } catch (RuntimeException defect) {
            LOG.error("the loopback Stream Chat missed a beat", defect);
        }
    }

    private void down(Duration lasts) {
        if (upAt == null) {
            stop();
        }
        upAt = app.world().clock.instant().plus(lasts);
    }

    private void stop() {
        web.close();
        realtime.close();
    }

    private synchronized void up() {
        if (closed || upAt == null || app.world().clock.instant().isBefore(upAt)) {
            return;
        }
        try {
            web = WebEnd.open(webPort, app);
            realtime = RealtimeEnd.open(realtimePort, app);
            upAt = null;
        } catch (UncheckedIOException e) {
            LOG.warn("the loopback Stream Chat did not come up again yet", e);
            web.close();
            upAt = app.world().clock.instant().plusSeconds(1);
        }
    }
}
