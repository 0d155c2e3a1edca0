package app.tributary.rehearsal.getstream;

import app.tributary.rehearsal.Chatter;
import app.tributary.rehearsal.Ledger;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * The app as the server knows it: its users, channels and messages, who listens, and what was told. Its
 * monitor guards all that hangs on it; whoever calls or changes anything holds it.
 */
final class World {
    private static final int KEPT_EVENTS = 5_000;

    final InstantSource clock;
    final GetstreamPace pace;
    final Map<String, Poll> polls = new HashMap<>();
    final Tables tables = new Tables();
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private final Map<String, Message> messages = new HashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final ArrayDeque<Told> told = new ArrayDeque<>();
    private final Set<String> accepted = new LinkedHashSet<>();
    private Instant last = Instant.EPOCH;
    final Ledger ledger = new Ledger();

    /** An event of a channel, for those who come back. */
    record Told(String cid, Instant at, ObjectNode event) {}

    World(InstantSource clock, GetstreamPace pace) {
        this.clock = clock;
        this.pace = pace;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The time of the next thing to happen: later than all before, so that the order by time is the real one. */
    Instant next() {
        Instant now = now();
        last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
        return last;
    }

    User user(Chatter chatter) {
        return users.computeIfAbsent(chatter.login(), unseen -> User.of(chatter));
    }

    Optional<User> user(String id) {
        return Optional.ofNullable(users.get(id));
    }

    Collection<User> users() {
        return users.values();
    }

    Room open(Room room) {
        rooms.put(room.cid(), room);
        return room;
    }

    Collection<Room> rooms() {
        return rooms.values();
    }

    Optional<Room> room(String cid) {
        return Optional.ofNullable(rooms.get(cid));
    }

    Optional<Message> message(String id) {
        return Optional.ofNullable(messages.get(id));
    }

    /** Whether there was ever a message of this id. */
    boolean known(String id) {
        return accepted.contains(id);
    }

    /** A message that is not (yet) for anybody but its author. */
    void keepAside(Message message) {
        messages.put(message.id, message);
    }

    /** A message takes its place, and everybody hears of it. */
    void say(Message message) {
        messages.put(message.id, message);
        accepted.add(message.id);
        ledger.accepted(message.id, message.text);
        message.parent.ifPresent(parent -> parent.replies.add(message));
        message.room.add(message).ifPresent(oldest -> messages.remove(oldest.id));
        var event = messageEvent("message.new", message, message.user).put("watcher_count", watchers(message.room));
        message.room.hiddenFor.clear();
        tell(message.room, event);
        for (var link : links.values()) {
            boolean elsewhere = !link.watched.contains(message.room.cid());
            if (elsewhere && message.room.members.containsKey(link.user.id())) {
                link.tell(event.deepCopy().put("type", "notification.message_new"));
            }
        }
    }

    void forget(Message message) {
        ledger.gone(message.id);
        messages.remove(message.id);
        message.room.remove(message);
        message.parent.ifPresent(parent -> parent.replies.remove(message));
    }

    ObjectNode messageEvent(String type, Message message, User by) {
        var event = event(type, message.room).put("message_id", message.id);
        event.set("message", message.json(null, now()));
        event.set("user", by.json());
        return event;
    }

    ObjectNode event(String type, Room room) {
        var event = Tree.object().put("type", type).put("cid", room.cid()).put("channel_type", room.type)
                .put("channel_id", room.id);
        return Tree.at(event, "created_at", next());
    }

    /** Everybody who watches the channel hears of it. */
    void tell(Room room, ObjectNode event) {
        told.addLast(new Told(room.cid(), last, event));
        if (told.size() > KEPT_EVENTS) {
            told.removeFirst();
        }
        tell(event, link -> link.watched.contains(room.cid()));
    }

    /** One user hears of it, on every connection. */
    void tell(User user, ObjectNode event) {
        tell(event, link -> link.user.id().equals(user.id()));
    }

    private void tell(ObjectNode event, Predicate<Link> whom) {
        for (var link : List.copyOf(links.values())) {
            if (whom.test(link)) {
                link.tell(forReader(event, link.user));
            }
        }
    }

    /** Who is banned into the shadow sees nothing of it. */
    private static ObjectNode forReader(ObjectNode event, User reader) {
        boolean own = Tree.text(event.path("message").path("user"), "id").equals(reader.id());
        if (!own || !Tree.flag(event.path("message"), "shadowed")) {
            return event;
        }
        var copy = event.deepCopy();
        ((ObjectNode) copy.path("message")).put("shadowed", false);
        return copy;
    }

    List<Told> toldSince(Collection<String> cids, Instant since) {
        return told.stream().filter(one -> cids.contains(one.cid()) && one.at().isAfter(since)).toList();
    }

    void join(Link link) {
        links.put(link.id, link);
    }

    void leave(Link link) {
        if (links.remove(link.id) != null) {
            link.watched.stream().flatMap(cid -> room(cid).stream()).forEach(room -> watching(room, link.user, "stop"));
        }
    }

    Optional<Link> link(String id) {
        return Optional.ofNullable(links.get(id));
    }

    List<Link> links() {
        return new ArrayList<>(links.values());
    }

    /** How many watch: those who really do, or the made-up crowd where it is larger. */
    long watchers(Room room) {
        return Math.max(room.audience, links.values().stream().filter(link -> link.watched.contains(room.cid()))
                .map(link -> link.user.id()).distinct().count());
    }

    void watching(Room room, User user, String what) {
        var event = event("user.watching." + what, room).put("watcher_count", watchers(room));
        event.set("user", user.json());
        tell(room, event);
    }
}
