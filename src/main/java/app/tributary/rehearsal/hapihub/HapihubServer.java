package app.tributary.rehearsal.hapihub;

import app.tributary.chat.PlatformId;
import app.tributary.chat.Role;
import app.tributary.platform.hapihub.HapihubPlatform;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A loopback HapiHub: the services of messages, rooms, accounts and authentication with their rights and limits,
 * and events over Socket.IO, on two ports of 127.0.0.1. Spoken to over the WebSocket transport only.
 */
public final class HapihubServer implements RehearsalServer {
    private static final Logger LOG = LoggerFactory.getLogger(HapihubServer.class);
    private static final Chatter OWNER = new Chatter("lanternfish", "Lantern Fish", 0x4CC2FF,
            Set.of(Role.BROADCASTER));
    private static final Chatter SECURED = new Chatter("harbour_guard", "Harbour Guard", 0xC0C0C0, Set.of());
    private static final String ROOM = "5f2b7c0e9d1a4e63b8a70c15";
    private static final String OTHER_ROOM = "5f2b7c0e9d1a4e63b8a70c16";
    private static final String EMAIL = "lanternfish@rehearsal.example";
    private static final String PASSWORD = "rehearsal-only";
    private static final Duration HEARTBEAT = Duration.ofMillis(50);
    /** Every so many lines somebody shows that they have read the one before. */
    private static final int SHOWN_EVERY = 4;

    private final InstantSource clock;
    private final HapihubRules rules;
    private final HapihubState state;
    private final Passes passes;
    private final HapihubCalls calls;
    private final Manners manners;
    private final Thread heart = Thread.ofVirtual().name("hapihub-rehearsal").unstarted(this::live);
    private final Map<String, String> saidIds = new HashMap<>();
    private final int restPort;
    private final int eventsPort;
    private volatile HapihubEvents events;
    private volatile HapihubHttp http;
    private volatile boolean telling = true;
    private boolean closed;
    private @Nullable Instant upAt;
    private Optional<String> lastSaid = Optional.empty();
    private int said;

    /**
     * Opens the server.
     *
     * @param basePort the port of REST; the sockets have the next one; 0: any two that are free
     * @throws UncheckedIOException where a port is not free
     */
    public HapihubServer(int basePort, InstantSource clock) {
        this(basePort, clock, HapihubRules.standard());
    }

    /** With rules of its own: for tests. */
    public HapihubServer(int basePort, InstantSource clock, HapihubRules rules) {
        this.clock = clock;
        this.rules = rules;
        state = new HapihubState(clock, rules, this::tell);
        passes = new Passes(clock, rules.tokenLife());
        passes.enrol(User.of(OWNER), EMAIL, PASSWORD, Optional.empty());
        passes.enrol(User.of(SECURED), "guard@rehearsal.example", PASSWORD, Optional.of("246810"));
        manners = new Manners(clock, state.ledger());
        calls = new HapihubCalls(state, passes, rules);
        events = new HapihubEvents(basePort == 0 ? 0 : basePort + 1, clock, rules, calls, manners);
        eventsPort = events.listen();
        try {
            http = new HapihubHttp(basePort, calls, rules, manners);
        } catch (IOException e) {
            events.end();
            throw new UncheckedIOException("port " + basePort + " is not free", e);
        }
        restPort = http.listen();
        state.found(ROOM, "Lantern harbour", User.of(OWNER));
        state.found(OTHER_ROOM, "Engine room", User.of(OWNER));
        state.enter(ROOM, User.of(SECURED));
        heart.start();
    }

    @Override
    public PlatformId platform() {
        return HapihubPlatform.ID;
    }

    @Override
    public Map<String, URI> endpoints() {
        return Map.of(HapihubPlatform.BASE.key(), URI.create("http://127.0.0.1:" + restPort),
                HapihubPlatform.REALTIME.key(), URI.create("ws://127.0.0.1:" + eventsPort + HapihubEvents.PATH));
    }

    @Override
    public String channel() {
        return ROOM;
    }

    /** Another room that the account takes part in. */
    public String otherRoom() {
        return OTHER_ROOM;
    }

    @Override
    public Map<String, String> account() {
        return Map.of(HapihubPlatform.EMAIL.key(), EMAIL, HapihubPlatform.PASSWORD.key(), PASSWORD);
    }

    /** An account that needs a one-time code, without it. */
    public Map<String, String> securedAccount() {
        return Map.of(HapihubPlatform.EMAIL.key(), "guard@rehearsal.example", HapihubPlatform.PASSWORD.key(), PASSWORD);
    }

    /** A token of the usual account, and the one that gets another. */
    public Map<String, String> tokens() {
        var both = passes.granted(User.of(OWNER));
        return Map.of(HapihubPlatform.ACCESS_TOKEN.key(), both.path("accessToken").asString(""),
                HapihubPlatform.REFRESH_TOKEN.key(), both.path("refreshToken").asString(""));
    }

    /** A token of the usual account that does not say whose it is. */
    public String opaqueToken() {
        return passes.opaque(User.of(OWNER));
    }

    @Override
    public synchronized void play(Cue cue) {
        switch (cue) {
            case Cue.Say say -> say(say.id(), say.who(), say.text());
            case Cue.Retract retract -> {
                String id = saidIds.get(retract.sayId());
                if (id != null) {
                    remove(id);
                }
            }
            case Cue.Subscribe subscribe -> {
                if (!subscribe.text().isBlank()) {
                    say("", subscribe.who(), subscribe.text());
                }
            }
            case Cue.Cheer cheer -> say(cheer.id(), cheer.who(), cheer.text());
            // HapiHub has none of these
            case Cue.SendOff _,Cue.Gift _,Cue.Raid _,Cue.Follow _,Cue.PinLine _,Cue.Audience _,Cue.SlowMode _ ->
                LOG.trace("nothing of that kind here");
        }
    }

    @Override
    public synchronized void misbehave(Mischief mischief) {
        switch (mischief) {
            case Mischief.DropConnections _ -> events.cut();
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
            // HapiHub has no outlets
            case Mischief.RefuseOutlet _ -> LOG.trace("nothing of that kind here");
            case Mischief.ExpireTokens _ -> passes.expireAll(true);
        }
    }

    /** Every token that calls are made with is no longer accepted; those that get others still are. */
    public void expireAccessTokens() {
        passes.expireAll(false);
    }

    /** Somebody writes in another room or conversation, or attaches something; the id of the message. */
    public String say(String room, Chatter who, Optional<String> session, Optional<String> text,
            Optional<String> media) {
        return state.say(room, User.of(who), session, text, media).id();
    }

    /** Somebody has seen a message. */
    public void see(Chatter who, String messageId) {
        state.enter(ROOM, User.of(who));
        try {
            state.see(messageId, User.of(who));
        } catch (Refusal e) {
            LOG.debug("the rehearsal could not see: {}", e.getMessage());
        }
    }

    /** Somebody has seen everything in the room. */
    public void seeRoom(Chatter who) {
        state.enter(ROOM, User.of(who));
        try {
            state.seeRoom(ROOM, User.of(who));
        } catch (Refusal e) {
            LOG.debug("the rehearsal could not see the room: {}", e.getMessage());
        }
    }

    /** The account of the console is taken out of the room. */
    public void throwOut() {
        state.leave(ROOM, User.of(OWNER).uid());
    }

    /** Tells of nothing from now on, though the sockets stand. */
    public void tellNothing() {
        telling = false;
    }

    /** A message goes without any event of it. */
    public void removeSilently(String messageId) {
        try {
            state.delete(messageId, Optional.empty(), false);
        } catch (Refusal e) {
            LOG.debug("the rehearsal could not remove: {}", e.getMessage());
        }
    }

    /** Puts an event on the wire of everybody in the room: for what no cue says. */
    public void tell(String event, ObjectNode document) {
        tell(event, document, Set.of(User.of(OWNER).uid()));
    }

    /** The uid of somebody. */
    public String uid(Chatter who) {
        return User.of(who).uid();
    }

    /** The uid of the usual account. */
    public String ownUid() {
        return User.of(OWNER).uid();
    }

    /** How often a token was got by another. */
    public int refreshed() {
        return passes.refreshed();
    }

    /** How many tokens were given out. */
    public long tokensGiven() {
        return passes.given();
    }

    /** The last calls: method, path and query. */
    public List<String> requests() {
        return http.requests();
    }

    /** How many sockets are signed in. */
    public int signedInSockets() {
        return events.signedIn();
    }

    /** A message as it is now: who has seen it. */
    public Optional<ObjectNode> message(String id) {
        try {
            return Optional.of(state.message(id, User.of(OWNER)));
        } catch (Refusal e) {
            LOG.debug("no such message: {}", e.getMessage());
            return Optional.empty();
        }
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

    private void say(String sayId, Chatter who, String text) {
        String id = state.say(ROOM, User.of(who), Optional.empty(), Optional.of(text), Optional.empty()).id();
        if (!sayId.isEmpty()) {
            saidIds.put(sayId, id);
        }
        if (++said % SHOWN_EVERY == 0) {
            lastSaid.ifPresent(before -> see(who, before));
        }
        lastSaid = Optional.of(id);
    }

    private void remove(String id) {
        try {
            state.delete(id, Optional.empty(), true);
        } catch (Refusal e) {
            // the play knows nothing of what viewers of the rehearsal have done to its lines
            LOG.debug("the rehearsal could not remove: {}", e.getMessage());
        }
    }

    /** The state begins to tell before there is anybody to tell it to. */
    private void tell(String event, ObjectNode document, Set<String> uids) {
        if (telling) {
            events.tell(event, document, uids);
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
            manners.catchUp();
            events.keepAlive();
            up();
        } catch (RuntimeException defect) {
            LOG.error("the loopback HapiHub missed a beat", defect);
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
        var again = new HapihubEvents(eventsPort, clock, rules, calls, manners);
        try {
            http = new HapihubHttp(restPort, calls, rules, manners);
            again.listen();
            events = again;
            http.listen();
            upAt = null;
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("the loopback HapiHub did not come up again yet", e);
            http.end();
            upAt = clock.instant().plusSeconds(1);
        }
    }
}
