package app.tributary.rehearsal.blaze;

import app.tributary.chat.PlatformId;
import app.tributary.chat.Role;
import app.tributary.platform.blaze.BlazePlatform;
import app.tributary.rehearsal.Chatter;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.Ledger;
import app.tributary.rehearsal.Manners;
import app.tributary.rehearsal.Mischief;
import app.tributary.rehearsal.RehearsalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A loopback Blaze: REST with its envelope, rights and limits, and events over Socket.IO, on two ports
 * of 127.0.0.1. Spoken to over the WebSocket transport only.
 */
public final class BlazeServer implements RehearsalServer {
    private static final Logger LOG = LoggerFactory.getLogger(BlazeServer.class);
    private static final Chatter OWNER = new Chatter("lanternfish", "lanternfish", 0x4CC2FF, Set.of(Role.BROADCASTER));
    private static final Chatter NEIGHBOUR = new Chatter("tidal_grove", "Tidal Grove", 0x8AB4F8, Set.of());
    private static final Chatter GUEST = new Chatter("harbour_guest", "Harbour Guest", 0xC0C0C0, Set.of());
    private static final Duration HEARTBEAT = Duration.ofMillis(50);

    private final InstantSource clock;
    private final BlazePace pace;
    private final BlazeState state;
    private final BlazeState second;
    private final BlazeKeys keys;
    private final BlazeLogin login;
    private final Set<String> refusedTypes = ConcurrentHashMap.newKeySet();
    private final Manners manners;
    private final Thread heart = Thread.ofVirtual().name("blaze-rehearsal").unstarted(this::live);
    private final Map<String, String> saidIds = new HashMap<>();
    private final int restPort;
    private final int eventsPort;
    private volatile BlazeEvents events;
    private BlazeHttp http;
    private boolean closed;
    private @Nullable Instant upAt;
    private String token;
    private String refreshToken;

    /**
     * Opens the server.
     *
     * @param basePort the port of REST; the events have the next one; 0: any two that are free
     * @throws UncheckedIOException where a port is not free
     */
    public BlazeServer(int basePort) {
        this(basePort, InstantSource.system(), BlazePace.standard());
    }

    /** With a clock and figures of its own: for tests. */
    public BlazeServer(int basePort, InstantSource clock, BlazePace pace) {
        this.clock = clock;
        this.pace = pace;
        state = new BlazeState(clock, pace, User.of(OWNER), this::tell);
        manners = new Manners(clock, state.ledger());
        second = new BlazeState(clock, pace, User.of(NEIGHBOUR), this::tell);
        second.here(state.owner());
        second.moderator(state.owner());
        keys = new BlazeKeys(clock, pace);
        login = new BlazeLogin(keys, pace, state.owner(), this::address);
        token = keys.access(state.owner(), BlazeKeys.SCOPES);
        refreshToken = keys.refresh(state.owner(), BlazeKeys.SCOPES);
        events = new BlazeEvents(basePort == 0 ? 0 : basePort + 1, clock, pace, manners, refusedTypes);
        eventsPort = events.listen();
        try {
            http = http(basePort, events);
        } catch (IOException e) {
            events.end();
            throw new UncheckedIOException("port " + basePort + " is not free", e);
        }
        restPort = http.listen();
        heart.start();
    }

    @Override
    public PlatformId platform() {
        return BlazePlatform.ID;
    }

    @Override
    public Map<String, URI> endpoints() {
        return Map.of(BlazePlatform.REST.key(), URI.create(address() + BlazeHttp.ROOT), BlazePlatform.EVENTS.key(),
                URI.create("ws://127.0.0.1:" + eventsPort + BlazeEvents.PATH), BlazePlatform.OAUTH.key(),
                URI.create(address() + BlazeLogin.PATH));
    }

    private String address() {
        return "http://127.0.0.1:" + restPort;
    }

    private BlazeHttp http(int port, BlazeEvents beside) throws IOException {
        return new BlazeHttp(port, state.ledger(), new BlazeCalls(List.of(state, second), beside), keys, login,
                manners);
    }

    @Override
    public String channel() {
        return state.owner().slug();
    }

    /** The channel's id, which is also the owner's. */
    public String channelId() {
        return state.channelId();
    }

    /** The name of another channel, which the owner of the first moderates. */
    public String secondChannel() {
        return second.owner().slug();
    }

    @Override
    public synchronized Map<String, String> account() {
        if (keys.grant(token).isEmpty()) {
            token = keys.access(state.owner(), BlazeKeys.SCOPES);
        }
        if (!keys.isUnspent(refreshToken)) {
            refreshToken = keys.refresh(state.owner(), BlazeKeys.SCOPES);
        }
        return Map.of(BlazePlatform.CLIENT_ID.key(), BlazeLogin.CLIENT_ID, BlazePlatform.CLIENT_SECRET.key(),
                BlazeLogin.CLIENT_SECRET, BlazePlatform.ACCESS_TOKEN.key(), token, BlazePlatform.REFRESH_TOKEN.key(),
                refreshToken);
    }

    /** A made-up account that may read and write, but has no right to moderate. */
    public Map<String, String> guestAccount() {
        return account(User.of(GUEST), BlazeKeys.SCOPES);
    }

    /** The owner's account with these scopes only, and without a refresh token. */
    public Map<String, String> accountWith(Set<String> scopes) {
        return account(state.owner(), scopes);
    }

    private Map<String, String> account(User user, Set<String> scopes) {
        return Map.of(BlazePlatform.CLIENT_ID.key(), BlazeLogin.CLIENT_ID, BlazePlatform.ACCESS_TOKEN.key(),
                keys.access(user, scopes));
    }

    /** What the person on the page of the sign-in says from now on. */
    public void consents(boolean yes) {
        login.consents(yes);
    }

    /** Subscriptions to this type are refused from now on. */
    public void refuseType(String type) {
        refusedTypes.add(type);
    }

    /** How many event sockets are open. */
    public int sockets() {
        return events.sockets();
    }

    /** How many types somebody is subscribed to: of the first channel, or of the second. */
    public int subscriptions(boolean ofSecond) {
        return events.subscriptionsTo((ofSecond ? second : state).channelId());
    }

    /** Somebody writes in the second channel. */
    public void sayInSecond(Chatter who, String text) {
        second.say(User.of(who), text, Optional.empty(), NullNode.getInstance());
    }

    /** The id that somebody of the cast has here. */
    public String idOf(Chatter who) {
        return User.of(who).id();
    }

    @Override
    public synchronized void play(Cue cue) {
        switch (cue) {
            case Cue.Say say -> {
                var replyTo = say.replyTo().flatMap(id -> Optional.ofNullable(saidIds.get(id)));
                remember(say.id(), say(say.who(), say.text(), replyTo));
            }
            case Cue.Retract retract -> moderate(retract.sayId(), id -> state.delete(id, User.of(retract.moderator())));
            case Cue.SendOff off -> state.sendOff(User.of(off.who()),
                    off.lasts().map(length -> clock.instant().plus(length)), User.of(off.moderator()));
            case Cue.Subscribe subscribe -> {
                state.happen("channel.subscribe", by("sender", subscribe.who()).put("months", subscribe.months()));
                if (!subscribe.text().isBlank()) {
                    say(subscribe.who(), subscribe.text(), Optional.empty());
                }
            }
            case Cue.Gift gift ->
                state.happen("channel.subscription.gift", by("sender", gift.who()).put("giftCount", gift.count()));
            case Cue.Raid raid ->
                state.happen("channel.raid", by("raider", raid.who()).put("viewerCount", raid.viewers()));
            case Cue.Follow follow -> state.happen("channel.follow", by("user", follow.who()));
            case Cue.Cheer cheer -> {
                String id = UUID.randomUUID().toString();
                remember(cheer.id(), id);
                state.happen("channel.thanks", by("sender", cheer.who()).put("thanksId", UUID.randomUUID().toString())
                        .put("messageId", id).put("message", cheer.text())
                        .put("amount", String.valueOf(cheer.amount())));
            }
            case Cue.PinLine pin -> moderate(pin.sayId(), id -> state.pin(id, User.of(pin.moderator())));
            case Cue.Audience audience -> state.viewers(audience.viewers());
            // Blaze has no such mode
            case Cue.SlowMode ignored -> {
            }
        }
    }

    @Override
    public synchronized void misbehave(Mischief mischief) {
        switch (mischief) {
            case Mischief.DropConnections ignored -> events.cut();
            case Mischief.Down down -> down(down.lasts());
            case Mischief.Mute mute -> manners.mute(mute.lasts());
            case Mischief.NoRealtime no -> {
                manners.refuseSockets(no.lasts());
                events.cut();
            }
            case Mischief.AnswerStatus answer -> manners.answerStatus(answer.status(), answer.times());
            case Mischief.AnswerHtml html -> manners.answerHtml(html.times());
            case Mischief.SwallowAnswers swallow -> manners.swallow(swallow.times());
            case Mischief.RawFrame frame -> events.raw(frame.text());
            // Blaze has no outlets
            case Mischief.RefuseOutlet ignored -> {
            }
            case Mischief.ExpireTokens ignored -> {
                keys.expire();
            }
        }
    }

    /** Puts an event on the wire of every session that asked for its type: for what no cue says. */
    public void tell(String type, ObjectNode payload) {
        events.tell(type, payload);
    }

    @Override
    public Ledger ledger() {
        return state.ledger();
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

    private interface Moderation {
        void on(String messageId) throws Refusal;
    }

    private void moderate(String sayId, Moderation moderation) {
        String id = saidIds.get(sayId);
        if (id == null) {
            return;
        }
        try {
            moderation.on(id);
        } catch (Refusal e) {
            // the play knows nothing of what viewers of the rehearsal have done to its lines
            LOG.debug("the rehearsal could not moderate: {}", e.getMessage());
        }
    }

    private String say(Chatter who, String text, Optional<String> replyTo) {
        return state.say(User.of(who), text, replyTo, NullNode.getInstance()).id();
    }

    private void remember(String sayId, String messageId) {
        saidIds.put(sayId, messageId);
    }

    private static ObjectNode by(String role, Chatter who) {
        var node = JsonNodeFactory.instance.objectNode();
        node.set(role, User.of(who).event());
        return node;
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
            manners.catchUp();
            events.keepAlive();
            up();
        } catch (RuntimeException defect) {
            LOG.error("the loopback Blaze missed a beat", defect);
        }
    }

    private void down(Duration lasts) {
        if (upAt == null) {
            stop();
        }
        upAt = clock.instant().plus(lasts);
    }

    private void stop() {
        http.end();
        events.end();
    }

    private synchronized void up() {
        if (closed || upAt == null || clock.instant().isBefore(upAt)) {
            return;
        }
        var again = new BlazeEvents(eventsPort, clock, pace, manners, refusedTypes);
        try {
            http = http(restPort, again);
            again.listen();
            events = again;
            http.listen();
            upAt = null;
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("the loopback Blaze did not come up again yet", e);
            http.end();
            upAt = clock.instant().plusSeconds(1);
        }
    }
}
