package app.tributary.rehearsal.allmine;

import app.tributary.rehearsal.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the loopback Allmine knows: the stream and its messages, bans, credit. Any thread may call. */
final class AllmineState {
    static final String CHAT = "/stream-chat";
    static final String LIVE = "/live-stream";
    static final int LONGEST = 500;
    private static final int KEPT = 20_000;

    private final InstantSource clock;
    private final AllminePace pace;
    private final User owner;
    private final Events events;
    private final ArrayList<Line> lines = new ArrayList<>();
    private final AllmineBans bans;
    private final Map<String, User> seen = new LinkedHashMap<>();
    private final Map<String, Instant> joined = new HashMap<>();
    private final Map<String, ArrayDeque<Instant>> sends = new HashMap<>();
    private final Map<String, Integer> spent = new HashMap<>();
    private final Ledger ledger = new Ledger();
    private int streams;
    private int superlikes;
    private Instant superlikedAt = Instant.EPOCH;
    private @Nullable String streamId;
    private Instant startedAt;
    private long viewers = 1;

    /** Where things that happen are told. */
    interface Events {
        void tell(String namespace, String streamId, String name, ObjectNode content);
    }

    AllmineState(InstantSource clock, AllminePace pace, User owner, Events events) {
        this.clock = clock;
        this.pace = pace;
        this.owner = owner;
        this.events = events;
        bans = new AllmineBans(events);
        startedAt = clock.instant();
        startStream();
    }

    User owner() {
        return owner;
    }

    /** The id of the running stream; empty: none runs. */
    synchronized Optional<String> running() {
        return Optional.ofNullable(streamId);
    }

    /** Starts the next stream, with an empty chat; the first has the same id in every run. */
    synchronized String startStream() {
        endStream();
        String id = ObjectIds.named("stream " + ++streams);
        lines.clear();
        streamId = id;
        startedAt = clock.instant();
        return id;
    }

    synchronized void endStream() {
        if (streamId != null) {
            String over = streamId;
            streamId = null;
            events.tell(LIVE, over, "streamEnded",
                    JsonNodeFactory.instance.objectNode().put("streamId", over).put("status", "ended"));
        }
    }

    synchronized ObjectNode stream(String id) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", id).put("title", "Viewer levels").put("liveStreamType", "video").put("channelName", "harbour");
        node.putArray("broadcasters");
        node.putArray("guests");
        node.set("creator", owner.bare());
        return node.putNull("thumbnailUrl").put("status", id.equals(streamId) ? "active" : "ended")
                .put("accessType", "public").put("price", 0).put("startedAt", Line.time(startedAt));
    }

    /** Every stream so far, the running one first. */
    synchronized List<ObjectNode> streamList() {
        var list = new ArrayList<ObjectNode>();
        for (int number = streams; number > 0; number--) {
            list.add(stream(ObjectIds.named("stream " + number)));
        }
        return list;
    }

    /** Somebody in the play writes; empty where they may not, or nothing runs. */
    synchronized Optional<Line> say(User sender, String text) {
        String to = streamId;
        return to == null || bans.silence(sender, to) ? Optional.empty() : Optional.of(add(sender, to, text));
    }

    /** The send of a person, who has limits. */
    synchronized Line send(User sender, String to, String text) throws Refusal {
        known(to);
        if (!to.equals(streamId)) {
            throw Refusal.of(409);
        }
        if (bans.silence(sender, to)) {
            throw Refusal.of(403);
        }
        var recent = sends.computeIfAbsent(sender.id(), unseen -> new ArrayDeque<>());
        Instant now = clock.instant();
        while (!recent.isEmpty() && !recent.peekFirst().plus(pace.sendWindow()).isAfter(now)) {
            recent.removeFirst();
        }
        if (recent.size() >= pace.sends()) {
            var wait = Duration.between(now, recent.peekFirst().plus(pace.sendWindow()));
            throw Refusal.tooFast((int) Math.max(1, wait.toSeconds() + 1));
        }
        recent.addLast(now);
        return add(sender, to, text);
    }

    private Line add(User sender, String to, String text) {
        // the time as on the wire, which is what clients compare
        Instant at = Instant.ofEpochMilli(clock.millis());
        var line = new Line(ObjectIds.next(at), to, sender, text, at);
        lines.add(line);
        ledger.accepted(line.id(), text);
        seen(sender);
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
        events.tell(CHAT, to, "", line.wire());
        return line;
    }

    Ledger ledger() {
        return ledger;
    }

    /** The app itself takes a message away, for which the API has no call. */
    synchronized void delete(String messageId) {
        if (lines.removeIf(line -> line.id().equals(messageId)) && streamId != null) {
            ledger.gone(messageId);
            events.tell(CHAT, streamId, "messageDeleted",
                    JsonNodeFactory.instance.objectNode().put("messageId", messageId).put("streamId", streamId));
        }
    }

    /** The messages of a stream, the oldest first. */
    synchronized List<Line> lines(String of) throws Refusal {
        known(of);
        if (!of.equals(streamId)) {
            throw Refusal.of(404);
        }
        return List.copyOf(lines);
    }

    synchronized ObjectNode superlike(User sender, String to) throws Refusal {
        known(to);
        boolean poor = spent.getOrDefault(sender.id(), 0) + AllminePace.SUPERLIKE_PRICE > pace.credit();
        if (!to.equals(streamId) || poor) {
            throw Refusal.of(409);
        }
        if (bans.silence(sender, to)) {
            throw Refusal.of(403);
        }
        spent.merge(sender.id(), AllminePace.SUPERLIKE_PRICE, Integer::sum);
        return like(sender, to);
    }

    /** Somebody in the play pays. */
    synchronized void superlike(User sender) {
        if (streamId != null) {
            like(sender, streamId);
        }
    }

    private ObjectNode like(User sender, String to) {
        superlikes++;
        var node = JsonNodeFactory.instance.objectNode().put("streamId", to).put("senderId", sender.id());
        node.set("senderSnapshot", sender.snapshot());
        // its sender and its time are all that a superlike is known by: no two of the same millisecond
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        superlikedAt = now.isAfter(superlikedAt) ? now : superlikedAt.plusMillis(1);
        node.put("price", AllminePace.SUPERLIKE_PRICE).put("timestamp", Line.time(superlikedAt));
        events.tell(CHAT, to, "superlike", node);
        return node;
    }

    /** How many superlikes were paid so far. */
    synchronized int superlikes() {
        return superlikes;
    }

    synchronized Ban ban(User by, String targetId, String of, boolean chatOnly, String reason) throws Refusal {
        known(of);
        allowed(by);
        var target = seen.get(targetId);
        if (target == null) {
            throw Refusal.of(404);
        }
        if (target.id().equals(owner.id())) {
            throw Refusal.of(403);
        }
        if (!of.equals(streamId) || bans.silence(target, of)) {
            throw Refusal.of(409);
        }
        return bans.add(Ban.of(target, of, chatOnly, reason, by, clock.instant()));
    }

    /** A moderator of the play bans somebody, and lifts it after a time. */
    synchronized void sendOff(User who, Optional<Duration> lasts, User by) {
        if (streamId != null && !bans.silence(who, streamId)) {
            seen(who);
            var ban = Ban.of(who, streamId, lasts.isPresent(), "", by, clock.instant());
            lasts.ifPresentOrElse(length -> bans.add(ban, length), () -> bans.add(ban));
        }
    }

    synchronized Ban lift(User by, String banId) throws Refusal {
        allowed(by);
        return bans.lift(by, banId, clock.instant());
    }

    /** Lifts what is due. */
    synchronized void tick() {
        bans.tick(clock.instant());
    }

    /** The bans, newest first. An empty filter lets all through. */
    synchronized List<Ban> bans(User by, String targetId, String of, String actionType) throws Refusal {
        allowed(by);
        return bans.list(targetId, of, actionType);
    }

    /** Whom a ban is of; empty where there is no such ban. */
    synchronized String targetOf(String banId) {
        return bans.targetOf(banId);
    }

    /** Those who watch, as far as they have a name, whose name has this in it. */
    synchronized List<ObjectNode> viewers(String of, String search) throws Refusal {
        known(of);
        String wanted = search.toLowerCase(Locale.ROOT);
        return seen.values().stream()
                .filter(user -> (user.username() + " " + user.name() + " " + user.surname()).toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .map(user -> user.viewer(Line.time(joined.getOrDefault(user.id(), startedAt)))).toList();
    }

    private void seen(User user) {
        if (seen.putIfAbsent(user.id(), user) == null) {
            joined.put(user.id(), clock.instant());
        }
    }

    /** Somebody is there, though they have said nothing. */
    synchronized void comesIn(User user) {
        seen(user);
    }

    synchronized long audience() {
        return viewers;
    }

    synchronized void audience(long count) {
        viewers = count;
        if (streamId != null) {
            events.tell(LIVE, streamId, "viewerCountUpdated",
                    JsonNodeFactory.instance.objectNode().put("streamId", streamId).put("viewerCount", count));
        }
    }

    /** Somebody in the play gives gifts. */
    synchronized void gift(User sender, int count) {
        if (streamId != null) {
            var node = JsonNodeFactory.instance.objectNode().put("_id", ObjectIds.next(clock.instant()))
                    .put("streamId", streamId);
            node.set("sender", sender.sender());
            node.putObject("gift").put("_id", ObjectIds.named("gift rose")).put("name", "Rose").put("price", 5);
            events.tell(LIVE, streamId, "newGift",
                    node.put("quantity", count).put("createdAt", Line.time(clock.instant())));
            events.tell(LIVE, streamId, "giftCountUpdated",
                    JsonNodeFactory.instance.objectNode().put("streamId", streamId).put("giftCount", count));
        }
    }

    private void known(String id) throws Refusal {
        for (int number = streams; number > 0; number--) {
            if (ObjectIds.named("stream " + number).equals(id)) {
                return;
            }
        }
        throw Refusal.of(404);
    }

    private static void allowed(User moderator) throws Refusal {
        if (!moderator.moderates()) {
            throw Refusal.of(403);
        }
    }
}
