package app.tributary.rehearsal.allmine;

import app.tributary.chat.PlatformId;
import app.tributary.chat.Role;
import app.tributary.platform.allmine.AllminePlatform;
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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A loopback Allmine: REST with its rights and limits, and Socket.IO with its two namespaces, on two ports
 * of 127.0.0.1. Spoken to over the WebSocket transport only.
 */
public final class AllmineServer implements RehearsalServer {
    private static final Logger LOG = LoggerFactory.getLogger(AllmineServer.class);
    private static final Chatter OWNER = new Chatter("lanternfish", "lanternfish", 0x4CC2FF, Set.of(Role.BROADCASTER));
    private static final Chatter GUEST = new Chatter("harbour_guest", "Harbour Guest", 0xC0C0C0, Set.of());
    private static final Duration HEARTBEAT = Duration.ofMillis(50);

    private final InstantSource clock;
    private final AllminePace pace;
    private final AllmineHabits habits = new AllmineHabits();
    private final AllmineTokens tokens;
    private final AllmineState state;
    private final AllmineCalls calls;
    private final Manners manners;
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger logouts = new AtomicInteger();
    private final Thread heart = Thread.ofVirtual().name("allmine-rehearsal").unstarted(this::live);
    private final Map<String, String> saidIds = new HashMap<>();
    private final int restPort;
    private final int socketPort;
    private volatile @Nullable AllmineSockets sockets;
    private AllmineHttp http;
    private boolean closed;
    private @Nullable Instant upAt;

    /**
     * Opens the server.
     *
     * @param basePort the port of REST; the sockets have the next one; 0: any two that are free
     * @throws UncheckedIOException where a port is not free
     */
    public AllmineServer(int basePort, InstantSource clock) {
        this(basePort, clock, AllminePace.standard());
    }

    /** With figures of its own: for tests. */
    public AllmineServer(int basePort, InstantSource clock, AllminePace pace) {
        this.clock = clock;
        this.pace = pace;
        tokens = new AllmineTokens(clock, pace);
        state = new AllmineState(clock, pace, User.of(OWNER), this::tell);
        manners = new Manners(clock, state.ledger());
        calls = new AllmineCalls(state, habits);
        var opened = newSockets(basePort == 0 ? 0 : basePort + 1);
        socketPort = opened.listen();
        sockets = opened;
        try {
            http = newHttp(basePort);
        } catch (IOException e) {
            opened.end();
            throw new UncheckedIOException("port " + basePort + " is not free", e);
        }
        restPort = http.listen();
        heart.start();
    }

    private AllmineSockets newSockets(int port) {
        return new AllmineSockets(port, clock, pace, tokens, habits, manners, refusals);
    }

    private AllmineHttp newHttp(int port) throws IOException {
        return new AllmineHttp(port, clock, tokens, calls, habits, manners, logouts);
    }

    @Override
    public PlatformId platform() {
        return AllminePlatform.ID;
    }

    @Override
    public Map<String, URI> endpoints() {
        return Map.of(AllminePlatform.REST.key(), URI.create("http://127.0.0.1:" + restPort),
                AllminePlatform.REALTIME.key(), URI.create("ws://127.0.0.1:" + socketPort + AllmineSockets.PATH));
    }

    /** The running stream of the account, by the word for that: an id of 24 digits is no name for a screen. */
    @Override
    public String channel() {
        return "me";
    }

    /** The id of the running stream; that of the first one while none runs. */
    public String streamId() {
        return state.running().orElse(ObjectIds.named("stream 1"));
    }

    @Override
    public Map<String, String> account() {
        return account(state.owner());
    }

    /** A made-up account that may read and write, but has no right to moderate. */
    public Map<String, String> guestAccount() {
        var guest = User.of(GUEST);
        state.comesIn(guest);
        return account(guest);
    }

    private Map<String, String> account(User user) {
        var pair = tokens.signIn(user);
        return Map.of(AllminePlatform.ACCESS_TOKEN.key(), pair.access(), AllminePlatform.REFRESH_TOKEN.key(),
                pair.refresh());
    }

    /** What the documentation leaves open, to be switched. */
    public AllmineHabits habits() {
        return habits;
    }

    /** The user id of somebody in the play. */
    public String userId(Chatter who) {
        return User.of(who).id();
    }

    /** Refuses the next so many joinings of a namespace, whatever the token. */
    public void refuseJoinings(int times) {
        refusals.set(times);
    }

    /** A message arrives behind each of the next so many reads of a page of the history. */
    public void arriveBetweenPages(int times) {
        calls.arriveBetweenPages(times);
    }

    /** No token given out so far is good any longer, nor can it be made new. */
    public void revokeTokens() {
        tokens.revoke();
    }

    /** The stream ends. */
    public void endStream() {
        state.endStream();
    }

    /** The next stream starts; its id. */
    public String startStream() {
        return state.startStream();
    }

    /** How often somebody joined a stream by REST, or signed everybody out: a console does neither. */
    public int forbiddenCalls() {
        return calls.joins() + logouts.get();
    }

    /** How many superlikes were paid. */
    public int superlikes() {
        return state.superlikes();
    }

    /** How many sockets stand in both rooms of the running stream. */
    public long followers() {
        var now = sockets;
        return now == null
                ? 0
                : state.running()
                        .map(id -> Math.min(now.inRoom(AllmineState.CHAT, id), now.inRoom(AllmineState.LIVE, id)))
                        .orElse(0L);
    }

    @Override
    public Ledger ledger() {
        return state.ledger();
    }

    /** Puts an event on the wire of the running stream's room: for what no cue says. */
    public void tell(String namespace, String name, ObjectNode content) {
        state.running().ifPresent(id -> tell(namespace, id, name, content));
    }

    private void tell(String namespace, String streamId, String name, ObjectNode content) {
        var now = sockets;
        if (now != null) {
            now.tell(namespace, streamId, name, content);
        }
    }

    @Override
    public synchronized void play(Cue cue) {
        switch (cue) {
            case Cue.Say say -> say(say.id(), say.who(), say.text());
            case Cue.Retract retract -> {
                String id = saidIds.get(retract.sayId());
                if (id != null) {
                    state.delete(id);
                }
            }
            case Cue.SendOff off -> state.sendOff(User.of(off.who()), off.lasts(), User.of(off.moderator()));
            case Cue.Subscribe subscribe -> {
                if (!subscribe.text().isBlank()) {
                    say("", subscribe.who(), subscribe.text());
                }
            }
            case Cue.Gift gift -> state.gift(User.of(gift.who()), gift.count());
            case Cue.Cheer cheer -> {
                state.superlike(User.of(cheer.who()));
                say(cheer.id(), cheer.who(), cheer.text());
            }
            case Cue.Audience audience -> state.audience(audience.viewers());
            // Allmine has none of these
            case Cue.Raid ignored -> {
            }
            case Cue.Follow ignored -> {
            }
            case Cue.PinLine ignored -> {
            }
            case Cue.SlowMode ignored -> {
            }
        }
    }

    private void say(String sayId, Chatter who, String text) {
        state.say(User.of(who), text).ifPresent(line -> saidIds.put(sayId, line.id()));
    }

    @Override
    public synchronized void misbehave(Mischief mischief) {
        switch (mischief) {
            case Mischief.DropConnections ignored -> cut();
            case Mischief.Down down -> down(down.lasts());
            case Mischief.Mute mute -> manners.mute(mute.lasts());
            case Mischief.NoRealtime no -> {
                manners.refuseSockets(no.lasts());
                cut();
            }
            case Mischief.AnswerStatus answer -> manners.answerStatus(answer.status(), answer.times());
            case Mischief.AnswerHtml html -> manners.answerHtml(html.times());
            case Mischief.SwallowAnswers swallow -> manners.swallow(swallow.times());
            case Mischief.RawFrame frame -> {
                var now = sockets;
                if (now != null) {
                    now.raw(frame.text());
                }
            }
            // Allmine has no outlets
            case Mischief.RefuseOutlet ignored -> {
            }
            case Mischief.ExpireTokens ignored -> tokens.expireAccess();
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

    private void cut() {
        var now = sockets;
        if (now != null) {
            now.cut();
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
            state.tick();
            var now = sockets;
            if (now != null) {
                now.keepAlive();
            }
            up();
        } catch (RuntimeException defect) {
            LOG.error("the loopback Allmine missed a beat", defect);
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
        var now = sockets;
        if (now != null) {
            now.end();
        }
    }

    private synchronized void up() {
        if (closed || upAt == null || clock.instant().isBefore(upAt)) {
            return;
        }
        var again = newSockets(socketPort);
        try {
            http = newHttp(restPort);
            again.listen();
            sockets = again;
            http.listen();
            upAt = null;
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("the loopback Allmine did not come up again yet", e);
            http.end();
            upAt = clock.instant().plusSeconds(1);
        }
    }
}
