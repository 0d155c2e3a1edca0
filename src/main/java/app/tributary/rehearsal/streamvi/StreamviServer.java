package app.tributary.rehearsal.streamvi;

import app.tributary.chat.PlatformId;
import app.tributary.net.Json;
import app.tributary.platform.streamvi.StreamviPlatform;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.Ledger;
import app.tributary.rehearsal.Mischief;
import app.tributary.rehearsal.RehearsalServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A loopback StreamVi: one project with a broadcast to three platforms. Its REST methods are on the first port, its
 * Centrifugo server (JSON protocol) on the second. Any thread may call.
 */
public final class StreamviServer implements RehearsalServer {
    private static final Logger LOG = LoggerFactory.getLogger(StreamviServer.class);
    private static final long TICK_MILLIS = 100;

    private final InstantSource clock;
    private final StreamviRules rules;
    private final Trouble trouble;
    private final Passes passes;
    private final Hub hub;
    private final Stage stage;
    private final Methods methods;
    private final Consent consent = new Consent();
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("loopback-streamvi").factory());
    private final int webPort;
    private final int realtimePort;
    private WebEnd web;
    private RealtimeEnd realtime;
    private boolean closed;

    /**
     * Opens its ports.
     *
     * @param port of the REST methods, and the one above it for the Centrifugo server; 0: any two
     * @param clock gives the times of messages
     * @throws java.io.UncheckedIOException where a port cannot be opened
     */
    public StreamviServer(int port, InstantSource clock) {
        this(port, clock, StreamviRules.standard());
    }

    /** The same with other rules. */
    public StreamviServer(int port, InstantSource clock, StreamviRules rules) {
        this.clock = clock;
        this.rules = rules;
        passes = new Passes(clock, rules.tokenLife());
        hub = new Hub(rules.recoverable());
        stage = new Stage(clock, hub, rules);
        trouble = new Trouble(clock, stage.ledger());
        methods = new Methods(stage, passes, rules, clock, this::delivered);
        web = WebEnd.open(port, methods, consent, trouble);
        webPort = web.port();
        realtime = openRealtime(port == 0 ? 0 : port + 1);
        realtimePort = realtime.getPort();
        var _ = timer.scheduleAtFixedRate(() -> hub.clients().forEach(HubClient::tick), TICK_MILLIS, TICK_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public PlatformId platform() {
        return StreamviPlatform.ID;
    }

    @Override
    public Map<String, URI> endpoints() {
        String web = "http://127.0.0.1:" + webPort;
        return Map.of(StreamviPlatform.REST.key(), URI.create(web), StreamviPlatform.CONSENT.key(),
                URI.create(web + Consent.PAGE), StreamviPlatform.OAUTH.key(), URI.create(web + Consent.EXCHANGE),
                StreamviPlatform.REALTIME.key(), URI.create("ws://127.0.0.1:" + realtimePort + RealtimeEnd.PATH));
    }

    @Override
    public String channel() {
        return Stage.PROJECT;
    }

    @Override
    public Map<String, String> account() {
        return Map.of(StreamviPlatform.TOKEN.key(), Methods.TOKEN, StreamviPlatform.CHAT_KEY.key(), Methods.KEY,
                StreamviPlatform.CLIENT_ID.key(), Consent.CLIENT_ID, StreamviPlatform.CLIENT_SECRET.key(),
                Consent.CLIENT_SECRET);
    }

    @Override
    public void play(Cue cue) {
        stage.play(cue);
    }

    /** Another broadcast begins; the messages of the old one are gone. */
    public void startBroadcast(long id) {
        stage.start(id);
    }

    /** The broadcast is over. */
    public void endBroadcast() {
        stage.end();
    }

    /** The Centrifugo server forgets what can be recovered, as one does that was started anew. */
    public void forgetStreams() {
        hub.forget();
    }

    /** Publishes something of one's own in the channel of a broadcast; it can be recovered like any other. */
    public void publish(long broadcast, String json) {
        Json.tree(json).ifPresent(data -> hub.publish(Stage.channelOf(broadcast), data));
    }

    /** The Centrifugo server knows none of its tokens any more, and drops who is there. */
    public void forgetTokens() {
        passes.forget();
        hub.clients().forEach(HubClient::cut);
    }

    /** What the person on the page of the sign-in says from now on. */
    public void consents(boolean yes) {
        consent.consents(yes);
    }

    /** How many clients are subscribed to the channel of a broadcast. */
    public int listeners(long broadcast) {
        return (int) hub.clients().stream().filter(client -> client.listensTo(Stage.channelOf(broadcast))).count();
    }

    /** How many tokens were renewed before their end, so far. */
    public int renewals() {
        return hub.renewals();
    }

    @Override
    public void misbehave(Mischief mischief) {
        switch (mischief) {
            case Mischief.DropConnections drop -> hub.clients().forEach(HubClient::cut);
            case Mischief.Down(Duration lasts) -> down(lasts);
            case Mischief.Mute(Duration lasts) -> trouble.mute(lasts);
            case Mischief.NoRealtime(Duration lasts) -> {
                trouble.refuseRealtime(lasts);
                hub.clients().forEach(HubClient::cut);
            }
            case Mischief.AnswerStatus(int status, int times) -> trouble.answerStatus(status, times);
            case Mischief.AnswerHtml(int times) -> trouble.answerHtml(times);
            case Mischief.SwallowAnswers(int times) -> trouble.swallow(times);
            case Mischief.RawFrame(String text) -> hub.clients().forEach(client -> client.raw(text));
            case Mischief.RefuseOutlet(String outlet, String error) -> stage.refuse(Long.parseLong(outlet), error);
            case Mischief.ExpireTokens expire -> {
                passes.expire();
                hub.clients().forEach(HubClient::expired);
            }
        }
    }

    @Override
    public Ledger ledger() {
        return stage.ledger();
    }

    private void delivered(String eventId) {
        var _ = timer.schedule(() -> stage.deliver(eventId), rules.delivery().toMillis(), TimeUnit.MILLISECONDS);
    }

    private RealtimeEnd openRealtime(int port) {
        return RealtimeEnd.open(port, hub, trouble,
                socket -> new HubClient(socket, hub, passes, rules, trouble, clock));
    }

    private synchronized void down(Duration lasts) {
        if (closed) {
            return;
        }
        web.close();
        realtime.close();
        var _ = timer.schedule(this::up, lasts.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void up() {
        if (closed) {
            return;
        }
        try {
            web = WebEnd.open(webPort, methods, consent, trouble);
            realtime = openRealtime(realtimePort);
        } catch (RuntimeException e) {
            LOG.error("the loopback server of StreamVi did not come back", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        timer.shutdownNow();
        web.close();
        realtime.close();
    }
}
