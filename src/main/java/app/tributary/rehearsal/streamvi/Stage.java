package app.tributary.rehearsal.streamvi;

import app.tributary.chat.Role;
import app.tributary.rehearsal.Chatter;
import app.tributary.rehearsal.Cue;
import app.tributary.rehearsal.Ledger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The state of the project: its broadcast, its messages, its viewers. Any thread. */
final class Stage {
    static final String PROJECT = "15";
    private static final long FIRST_BROADCAST = 42;
    private static final int KEPT = 5_000;

    private final InstantSource clock;
    private final Hub hub;
    private final StreamviRules rules;
    private final Ledger ledger = new Ledger();
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Map<String, String> bySayId = new HashMap<>();
    private final Map<String, Line> byClientId = new HashMap<>();
    private final Map<Long, String> refusals = new HashMap<>();
    private Optional<Long> broadcast = Optional.of(FIRST_BROADCAST);
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private int viewers = 340;
    private long lastId;

    Stage(InstantSource clock, Hub hub, StreamviRules rules) {
        this.clock = clock;
        this.hub = hub;
        this.rules = rules;
    }

    static String channelOf(long broadcast) {
        return "$broadcast:" + broadcast;
    }

    synchronized Optional<Long> broadcast() {
        return broadcast;
    }

    synchronized void start(long id) {
        broadcast = Optional.of(id);
        lines.clear();
        var payload = Tree.object();
        payload.put("broadcast_id", id);
        hub.publish("project#" + PROJECT, event("stream-start", payload));
        notifyAll();
    }

    synchronized void end() {
        broadcast = Optional.empty();
        var event = Tree.object();
        event.put("event", "stream-end");
        hub.publish("project#" + PROJECT, event);
    }

    /** An empty error ends the refusal. */
    synchronized void refuse(long restream, String error) {
        if (error.isEmpty()) {
            refusals.remove(restream);
        } else {
            refusals.put(restream, error);
        }
    }

    synchronized int viewers(Restream restream) {
        return viewers * restream.share() / 100;
    }

    synchronized void play(Cue cue) {
        switch (cue) {
            // the host writes through StreamVi's own page, which is our account elsewhere
            case Cue.Say say when say.who().roles().contains(Role.BROADCASTER) -> host(say.id(), say.text());
            case Cue.Say say -> chatter(say.id(), say.who(), say.text());
            case Cue.Cheer cheer -> chatter(cheer.id(), cheer.who(), cheer.text());
            case Cue.Retract retract -> Optional.ofNullable(bySayId.get(retract.sayId())).ifPresent(this::delete);
            case Cue.Audience audience -> audience(audience.viewers());
            // an aggregator's chat knows nothing of these
            case Cue.SendOff pass -> ignore();
            case Cue.Subscribe pass -> ignore();
            case Cue.Gift pass -> ignore();
            case Cue.Raid pass -> ignore();
            case Cue.Follow pass -> ignore();
            case Cue.PinLine pass -> ignore();
            case Cue.SlowMode pass -> ignore();
        }
    }

    /** Our own message; the same client id again is the same message. */
    synchronized Line send(String clientId, String text, List<Restream> targets) {
        Line known = byClientId.get(clientId);
        if (known != null) {
            return known;
        }
        var line = new Line(newId(), text, broadcast.orElse(0L), true, Tree.object(), clock.instant());
        for (var restream : targets) {
            String error = refusals.get(restream.id());
            if (error == null) {
                line.sentTo(restream);
            } else {
                line.refusedBy(restream, error);
            }
        }
        byClientId.put(clientId, line);
        add(line);
        return line;
    }

    /** The platforms have their copies of a send by now. */
    synchronized void deliver(String eventId) {
        Line line = lines.get(eventId);
        if (line != null && line.deliver()) {
            publish(line);
        }
    }

    /** Takes a message away; false where there is none. */
    synchronized boolean delete(String eventId) {
        Line line = lines.remove(eventId);
        if (line == null) {
            return false;
        }
        ledger.gone(eventId);
        if (rules.publishesChat()) {
            var payload = Tree.object();
            payload.put("event_id", eventId);
            hub.publish(channelOf(line.broadcast), event("chat.message.delete", payload));
        }
        return true;
    }

    Ledger ledger() {
        return ledger;
    }

    synchronized Optional<Line> line(String eventId) {
        return Optional.ofNullable(lines.get(eventId));
    }

    /** All messages, oldest first. */
    synchronized List<ObjectNode> history() {
        return lines.values().stream().map(Line::json).toList();
    }

    synchronized ObjectNode json(Line line) {
        return line.json();
    }

    private void host(String sayId, String text) {
        if (broadcast.isPresent()) {
            var line = send("rehearsal " + run + " " + sayId, text, Restream.ALL);
            bySayId.put(sayId, line.eventId);
            deliver(line.eventId);
        }
    }

    private void chatter(String sayId, Chatter who, String text) {
        var restream = Restream.ALL.get(Math.floorMod(who.login().hashCode(), Restream.ALL.size()));
        var sender = Tree.object();
        sender.put("id", restream.platform() + ":" + who.login());
        sender.put("name", who.displayName());
        sender.put("login", who.login());
        sender.put("color", String.format(Locale.ROOT, "#%06X", who.color()));
        var roles = Tree.array();
        who.roles().stream().sorted().forEach(role -> roles.add(role.name().toLowerCase(Locale.ROOT)));
        sender.set("roles", roles);
        var line = new Line(newId(), text, broadcast.orElse(0L), false, sender, clock.instant());
        line.sentTo(restream);
        boolean delivered = line.deliver();
        bySayId.put(sayId, line.eventId);
        if (delivered && broadcast.isPresent()) {
            add(line);
        }
    }

    private void audience(int now) {
        viewers = now;
        broadcast.ifPresent(id -> Restream.ALL.forEach(restream -> {
            var event = Tree.object();
            event.put("event", "views");
            event.put("broadcast_id", id);
            event.put("restream_id", restream.id());
            event.put("payload", viewers(restream));
            hub.publish(channelOf(id), event);
        }));
    }

    private void add(Line line) {
        lines.put(line.eventId, line);
        ledger.accepted(line.eventId, line.text);
        if (lines.size() > KEPT) {
            var oldest = new ArrayList<>(lines.keySet()).subList(0, lines.size() - KEPT);
            oldest.forEach(lines::remove);
        }
        publish(line);
    }

    private void publish(Line line) {
        if (rules.publishesChat()) {
            hub.publish(channelOf(line.broadcast), event("chat.message", line.json()));
        }
    }

    private static ObjectNode event(String name, ObjectNode payload) {
        var event = Tree.object();
        event.put("event", name);
        event.set("payload", payload);
        return event;
    }

    /** In the order of their making, so that messages of one moment can be sorted. */
    private String newId() {
        lastId++;
        return String.format(Locale.ROOT, "%s-%08x", run, lastId);
    }

    private static void ignore() {
        // said where it is called
    }
}
