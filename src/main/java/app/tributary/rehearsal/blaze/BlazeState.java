package app.tributary.rehearsal.blaze;

import app.tributary.rehearsal.Ledger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the loopback Blaze knows: messages, the pin, tokens, how fast somebody sends. Any thread may call. */
final class BlazeState {
    static final int LONGEST = 500;
    private static final int KEPT = 20_000;

    private final InstantSource clock;
    private final BlazePace pace;
    private final User owner;
    private final Events events;
    private final Ledger ledger = new Ledger();
    private final TreeMap<Long, Line> lines = new TreeMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, ArrayDeque<Instant>> sends = new HashMap<>();
    private long lastNumber;
    private final BlazePeople people;
    private long viewers = 1;
    private @Nullable Pinned pinned;

    /** Where things that happen are told. */
    interface Events {
        void tell(String type, ObjectNode payload);
    }

    private record Pinned(Line line, User by, Instant at) {}

    BlazeState(InstantSource clock, BlazePace pace, User owner, Events events) {
        this.clock = clock;
        this.pace = pace;
        this.owner = owner;
        people = new BlazePeople(owner);
        people.here(owner);
        this.events = events;
    }

    /** The channel's id is its owner's. */
    String channelId() {
        return owner.id();
    }

    User owner() {
        return owner;
    }

    Instant now() {
        return clock.instant();
    }

    Ledger ledger() {
        return ledger;
    }

    /** A user as they are in this channel. */
    synchronized User here(User user) {
        return people.here(user);
    }

    /** Makes somebody a moderator, before anybody listens. */
    synchronized void moderator(User user) {
        people.moderator(user.id(), true);
    }

    /** Somebody who was here before. */
    synchronized User person(String id) throws Refusal {
        return people.find(id).orElseThrow(() -> new Refusal(404, "User not found"));
    }

    synchronized List<User> moderators() {
        return people.moderators();
    }

    /** Everybody who was ever here but the owner. */
    synchronized List<User> visitors() {
        return people.others();
    }

    /** Gives somebody a role, or takes it away, and says so: "moderator" or "vip". */
    synchronized void role(String role, String userId, boolean give) throws Refusal {
        var who = person(userId);
        if (role.equals("vip")) {
            people.vip(who.id());
        } else {
            people.moderator(who.id(), give);
        }
        var payload = JsonNodeFactory.instance.objectNode();
        payload.set("user", people.here(who).event());
        happen("channel." + role + (give ? ".add" : ".remove"), payload);
    }

    synchronized void ban(String userId, User moderator) throws Refusal {
        var who = person(userId);
        if (who.moderates()) {
            throw new Refusal(403, "You cannot ban this user");
        }
        if (!people.ban(who.id(), true)) {
            throw new Refusal(409, "User is already banned");
        }
        sendOff(who, Optional.empty(), moderator);
    }

    synchronized void unban(String userId, User moderator) throws Refusal {
        var who = person(userId);
        if (!people.ban(who.id(), false)) {
            throw new Refusal(404, "Ban not found");
        }
        happen("channel.unban", by(moderator, who));
    }

    synchronized void mute(String userId, User moderator) throws Refusal {
        var who = person(userId);
        var until = people.mute(who.id(), now()).orElseThrow(() -> new Refusal(409, "User is already muted"));
        forgetAllOf(who);
        happen("channel.moderate", by(moderator, who).put("action", "mute").put("expiresAt", Line.time(until)));
    }

    synchronized void unmute(String userId, User moderator) throws Refusal {
        var who = person(userId);
        if (!people.unmute(who.id())) {
            throw new Refusal(404, "Mute not found");
        }
        happen("channel.moderate", by(moderator, who).put("action", "unmute"));
    }

    private static ObjectNode by(User moderator, User who) {
        var payload = JsonNodeFactory.instance.objectNode();
        payload.set("user", who.event());
        payload.set("moderator", moderator.event());
        return payload;
    }

    synchronized Line say(User who, String text, Optional<String> replyTo, JsonNode emotes) {
        // the time as on the wire, which is what clients compare
        Instant at = Instant.ofEpochMilli(clock.instant().toEpochMilli());
        var sender = people.here(who);
        var line = new Line(++lastNumber, UUID.randomUUID().toString(), sender, text, replyTo, emotes, at);
        lines.put(line.number(), line);
        numbers.put(line.id(), line.number());
        ledger.accepted(line.id(), text);
        if (lines.size() > KEPT) {
            numbers.remove(lines.pollFirstEntry().getValue().id());
        }
        events.tell("channel.chat.message", line.event(channelId()));
        return line;
    }

    /** The send of a person, who has limits. */
    synchronized Line send(User sender, String text, Optional<String> replyTo) throws Refusal {
        var recent = sends.computeIfAbsent(sender.id(), unseen -> new ArrayDeque<>());
        Instant now = clock.instant();
        while (!recent.isEmpty() && !recent.peekFirst().plus(pace.sendWindow()).isAfter(now)) {
            recent.removeFirst();
        }
        var silent = people.whySilent(sender.id(), now);
        if (silent.isPresent()) {
            throw new Refusal(403, silent.get());
        }
        if (recent.size() >= pace.sends()) {
            throw Refusal.usual(429);
        }
        recent.addLast(now);
        return say(sender, text, replyTo, JsonNodeFactory.instance.nullNode());
    }

    synchronized void delete(String messageId, User moderator) throws Refusal {
        if (!moderator.moderates()) {
            throw new Refusal(403, "You do not have permission to delete messages in this channel");
        }
        var line = line(messageId);
        forget(line);
        var payload = JsonNodeFactory.instance.objectNode().put("channelId", channelId()).put("messageId", messageId);
        payload.set("moderator", moderator.event());
        events.tell("channel.chat.message_delete", payload.put("createdAt", Line.time(now())));
    }

    synchronized void sendOff(User who, Optional<Instant> until, User moderator) {
        people.here(who);
        if (until.isPresent()) {
            people.mute(who.id(), now());
        } else {
            people.ban(who.id(), true);
        }
        forgetAllOf(who);
        var payload = JsonNodeFactory.instance.objectNode().put("channelId", channelId());
        payload.set("user", who.event());
        payload.set("moderator", moderator.event());
        payload.put("expiresAt", until.map(Line::time).orElse(null));
        events.tell("channel.ban", payload.putNull("reason").put("createdAt", Line.time(now())));
    }

    /**
     * A page of the history, newest first.
     *
     * @param before the cursor: only what is older
     */
    synchronized List<Line> page(long before, int limit) {
        var page = new ArrayList<Line>();
        for (var line : lines.headMap(before, false).descendingMap().values()) {
            if (page.size() == limit) {
                break;
            }
            page.add(line);
        }
        return page;
    }

    synchronized boolean hasOlder(Line line) {
        return lines.lowerKey(line.number()) != null;
    }

    synchronized void pin(String messageId, User moderator) throws Refusal {
        pinned = new Pinned(line(messageId), allowed(moderator), now());
    }

    synchronized void unpin(String messageId, User moderator) throws Refusal {
        allowed(moderator);
        if (pinned == null || !pinned.line().id().equals(messageId)) {
            throw new Refusal(404, "Pinned message not found");
        }
        pinned = null;
    }

    /** The pin as the documentation shows it; empty: none. */
    synchronized Optional<ObjectNode> pin() {
        var pin = pinned;
        if (pin == null) {
            return Optional.empty();
        }
        String id = pin.line().id();
        String text = pin.line().text();
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", id).put("channelId", channelId()).put("type", "pin").put("message", text)
                .put("pinnedMessage", text).put("messageId", id).put("pinnedMessageId", id);
        node.putObject("sender").put("id", pin.by().id()).put("displayName", pin.by().displayName()).put("slug",
                pin.by().slug());
        node.putObject("actionInfo").put("messageId", id).put("pinnedMessageId", id).put("message", text)
                .put("pinnedMessageText", text).put("pinnedByDisplayName", pin.by().displayName())
                .put("pinnedBySlug", pin.by().slug()).put("senderId", pin.by().id()).put("pinnerId", pin.by().id());
        return Optional.of(node.put("pinnedByDisplayName", pin.by().displayName()).put("pinnedBySlug", pin.by().slug())
                .put("createdAt", Line.time(pin.at())));
    }

    synchronized ObjectNode figures() {
        return JsonNodeFactory.instance.objectNode().put("followerCount", 1288).put("subscriberCount", 97)
                .put("viewerCount", viewers);
    }

    synchronized long viewers() {
        return viewers;
    }

    synchronized void viewers(long count) {
        viewers = count;
    }

    /** Tells the channel of something that leaves no trace in the state. */
    void happen(String type, ObjectNode payload) {
        events.tell(type, payload.put("channelId", channelId()).put("createdAt", Line.time(now())));
    }

    private static User allowed(User moderator) throws Refusal {
        if (!moderator.moderates()) {
            throw new Refusal(403, "Only the channel owner or a moderator can pin messages");
        }
        return moderator;
    }

    private Line line(String messageId) throws Refusal {
        var number = numbers.get(messageId);
        var line = number == null ? null : lines.get(number);
        if (line == null) {
            throw new Refusal(404, "Message not found");
        }
        return line;
    }

    private void forgetAllOf(User who) {
        lines.values().stream().filter(line -> line.sender().id().equals(who.id())).toList().forEach(this::forget);
    }

    private void forget(Line line) {
        lines.remove(line.number());
        numbers.remove(line.id());
        ledger.gone(line.id());
        if (pinned != null && pinned.line().id().equals(line.id())) {
            pinned = null;
        }
    }
}
