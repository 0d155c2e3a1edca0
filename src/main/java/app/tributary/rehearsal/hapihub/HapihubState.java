package app.tributary.rehearsal.hapihub;

import app.tributary.rehearsal.Ledger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the loopback HapiHub knows: rooms, who is in them, what was said. Any thread may call. */
final class HapihubState {
    static final int LONGEST = 5000;
    private static final int KEPT = 20_000;

    private final InstantSource clock;
    private final HapihubRules rules;
    private final Events events;
    private final Ledger ledger = new Ledger();
    private final Map<String, User> users = new HashMap<>();
    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private final TreeMap<Long, Message> messages = new TreeMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, ArrayDeque<Instant>> sends = new HashMap<>();
    private long lastNumber;

    /** Where things that happen are told. */
    interface Events {
        void tell(String event, ObjectNode document, Set<String> uids);
    }

    private static final class Room {
        private final String id;
        private final String title;
        private final User founder;
        private final long at;
        private final Set<String> participants = new LinkedHashSet<>();
        private final Map<String, String> lastSeen = new TreeMap<>();

        private Room(String id, String title, User founder, long at) {
            this.id = id;
            this.title = title;
            this.founder = founder;
            this.at = at;
        }
    }

    HapihubState(InstantSource clock, HapihubRules rules, Events events) {
        this.clock = clock;
        this.rules = rules;
        this.events = events;
    }

    Ledger ledger() {
        return ledger;
    }

    synchronized void found(String id, String title, User founder) {
        var room = new Room(id, title, founder, clock.instant().toEpochMilli());
        rooms.put(id, room);
        enter(id, founder);
    }

    /** Somebody takes part from now on. */
    synchronized void enter(String roomId, User user) {
        users.putIfAbsent(user.uid(), user);
        var room = rooms.get(roomId);
        if (room != null && room.participants.add(user.uid())) {
            events.tell("chat-rooms patched", json(room), Set.copyOf(room.participants));
        }
    }

    /** Somebody takes no part any more. */
    synchronized void leave(String roomId, String uid) {
        var room = rooms.get(roomId);
        if (room != null && room.participants.remove(uid)) {
            room.lastSeen.remove(uid);
            events.tell("chat-rooms patched", json(room), Set.copyOf(room.participants));
        }
    }

    /** Somebody of whom nothing may be known. */
    synchronized Optional<User> user(String uid) {
        return Optional.ofNullable(users.get(uid));
    }

    synchronized Message say(String roomId, User author, Optional<String> session, Optional<String> text,
            Optional<String> media) {
        enter(roomId, author);
        var message = new Message(++lastNumber, UUID.randomUUID().toString().replace("-", "").substring(0, 24), roomId,
                author, session, text, media, clock.instant().toEpochMilli(), Set.of());
        messages.put(message.number(), message);
        numbers.put(message.id(), message.number());
        ledger.accepted(message.id(), text.or(() -> media).orElse(""));
        if (messages.size() > KEPT) {
            numbers.remove(messages.pollFirstEntry().getValue().id());
        }
        tell("created", message);
        return message;
    }

    /** The send of a person, who has limits. */
    synchronized Message send(String roomId, User author, Optional<String> session, Optional<String> text,
            Optional<String> media) throws Refusal {
        participant(roomId, author);
        if (text.isEmpty() && media.isEmpty()) {
            throw new Refusal(400, "Validation failed", Map.of("text", "text or media is required"));
        }
        if (text.orElse("").length() > LONGEST) {
            throw new Refusal(422, "Unprocessable", Map.of("text", "text is longer than " + LONGEST + " characters"));
        }
        var recent = sends.computeIfAbsent(author.uid(), unseen -> new ArrayDeque<>());
        Instant now = clock.instant();
        while (!recent.isEmpty() && recent.peekFirst().plusSeconds(1).isBefore(now)) {
            recent.removeFirst();
        }
        if (recent.size() >= rules.sendsEachSecond()) {
            throw Refusal.usual(429);
        }
        recent.addLast(now);
        return say(roomId, author, session, text, media);
    }

    synchronized ObjectNode message(String id, User reader) throws Refusal {
        var message = known(id);
        participant(message.room(), reader);
        return message.json();
    }

    /** Somebody has seen a message. */
    synchronized ObjectNode see(String id, User reader) throws Refusal {
        var message = known(id);
        participant(message.room(), reader);
        var seen = message.seenBy(reader.uid());
        messages.put(seen.number(), seen);
        tell("patched", seen);
        return seen.json();
    }

    synchronized ObjectNode seeRoom(String id, User reader) throws Refusal {
        var room = participant(id, reader);
        messages.descendingMap().values().stream().filter(message -> message.room().equals(id)).findFirst()
                .ifPresent(message -> room.lastSeen.put(reader.uid(), message.id()));
        events.tell("chat-rooms patched", json(room), Set.copyOf(room.participants));
        return json(room);
    }

    /**
     * Takes a message away.
     *
     * @param by empty: the server itself does it
     * @param told whether an event tells of it
     */
    synchronized ObjectNode delete(String id, Optional<User> by, boolean told) throws Refusal {
        var message = known(id);
        if (by.filter(user -> !message.author().uid().equals(user.uid())).isPresent()) {
            throw new Refusal(403, "Only the author can remove a message");
        }
        messages.remove(message.number());
        numbers.remove(id);
        ledger.gone(id);
        if (told) {
            tell("removed", message);
        }
        return message.json();
    }

    /** The messages of a room that a query asks for. */
    synchronized List<Message> messages(String roomId, User reader, Query query) throws Refusal {
        participant(roomId, reader);
        var found = new ArrayList<Message>();
        for (var message : messages.values()) {
            if (message.room().equals(roomId) && query.admits(message.at())
                    && query.text("session").filter(other -> message.session().filter(other::equals).isEmpty())
                            .isEmpty()) {
                found.add(message);
            }
        }
        return query.number("$sort[createdAt]").orElse(1) < 0 ? found.reversed() : found;
    }

    synchronized List<ObjectNode> rooms(User reader) {
        return rooms.values().stream().filter(room -> room.participants.contains(reader.uid())).map(this::json)
                .toList();
    }

    synchronized ObjectNode room(String id, User reader) throws Refusal {
        return json(participant(id, reader));
    }

    private Room participant(String roomId, User reader) throws Refusal {
        var room = rooms.get(roomId);
        if (room == null) {
            throw new Refusal(404, "No record found for id '" + roomId + "'");
        }
        if (!room.participants.contains(reader.uid())) {
            throw new Refusal(403, "You are not a participant of this room");
        }
        return room;
    }

    private Message known(String id) throws Refusal {
        var number = numbers.get(id);
        var message = number == null ? null : messages.get(number);
        if (message == null) {
            throw new Refusal(404, "No record found for id '" + id + "'");
        }
        return message;
    }

    private void tell(String what, Message message) {
        var room = rooms.get(message.room());
        if (room != null) {
            events.tell("chat-messages " + what, message.json(), Set.copyOf(room.participants));
        }
    }

    private ObjectNode json(Room room) {
        var node = JsonNodeFactory.instance.objectNode().put("id", room.id).put("createdAt", room.at)
                .put("createdBy", room.founder.uid()).put("title", room.title);
        var participants = node.putArray("participants");
        room.participants.forEach(participants::add);
        var seen = node.putObject("participantsLastMessageSeen");
        room.lastSeen.forEach(seen::put);
        if (rules.populates()) {
            // as many as the server likes to put in; the others are to be asked for
            var known = node.putArray("participantsPopulated");
            room.participants.stream().limit(3).map(users::get).filter(user -> user != null)
                    .forEach(user -> known.add(user.json()));
        }
        return node;
    }
}
