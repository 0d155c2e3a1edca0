package app.tributary.platform.getstream;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Notice;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Phrase;
import app.tributary.platform.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Who is typing, and how far others have read. Used by the channel's thread alone. */
final class GetstreamPresence {
    static final String TYPING = "typing";
    static final String SEEN = "seen";
    private static final int MOST_READERS = 500;
    private static final int NAMED = 3;

    private final GetstreamMapper mapper;
    private final Duration typingFor;
    private final Map<String, Typist> typists = new LinkedHashMap<>();
    private final Map<String, Reader> readers = new LinkedHashMap<>();

    private record Typist(String name, Instant until) {}

    private record Reader(String name, String message) {}

    GetstreamPresence(GetstreamMapper mapper, Duration typingFor) {
        this.mapper = mapper;
        this.typingFor = typingFor;
    }

    /** Somebody began to type, or still does, or stopped. */
    List<ChatEvent> typing(JsonNode user, boolean on, Instant now) {
        var person = GetstreamMapper.person(user);
        if (person.isEmpty() || mapper.isOwn(user)) {
            return List.of();
        }
        String id = person.get().id();
        boolean changed = on
                ? typists.put(id, new Typist(person.get().name(), now.plus(typingFor))) == null
                : typists.remove(id) != null;
        // the line on the screen goes by itself after a while: who is still at it is said again
        return changed || on ? List.of(status(now)) : List.of();
    }

    /** Who wrote has stopped typing. */
    List<ChatEvent> wrote(JsonNode user, Instant now) {
        return typing(user, false, now);
    }

    /** Whose time is over is no longer said to be typing. */
    List<ChatEvent> expire(Instant now) {
        boolean any = typists.values().removeIf(typist -> !typist.until().isAfter(now));
        return any ? List.of(status(now)) : List.of();
    }

    /** When the next of them stops by itself. */
    Optional<Instant> nextEnd() {
        return typists.values().stream().map(Typist::until).min(Instant::compareTo);
    }

    /** Somebody has read up to a message. */
    List<ChatEvent> read(JsonNode user, String messageId, Instant now) {
        var person = GetstreamMapper.person(user);
        if (person.isEmpty() || mapper.isOwn(user)) {
            return List.of();
        }
        String id = person.get().id();
        if (readers.size() >= MOST_READERS && !readers.containsKey(id)) {
            return List.of();
        }
        var before = readers.put(id, new Reader(person.get().name(), messageId));
        if (before != null && before.message().equals(messageId)) {
            return List.of();
        }
        var marks = new ArrayList<ChatEvent>();
        if (before != null) {
            marks.add(mark(before.message(), now));
        }
        marks.add(mark(messageId, now));
        return marks;
    }

    private ChatEvent mark(String messageId, Instant now) {
        var names = readers.values().stream().filter(reader -> reader.message().equals(messageId)).map(Reader::name)
                .toList();
        Phrase words = names.isEmpty()
                ? Phrase.nothing()
                : names.size() <= NAMED
                        ? Phrases.of(GetstreamWord.SEEN_BY, String.join(", ", names))
                        : Phrases.of(GetstreamWord.SEEN_BY_MANY, String.valueOf(names.size()));
        return Notice.mark(new MessageKey(mapper.channel(), messageId), SEEN, words, now);
    }

    private ChatEvent status(Instant now) {
        var names = typists.values().stream().limit(NAMED).map(Typist::name).toList();
        Phrase words = switch (names.size()) {
            case 0 -> Phrase.nothing();
            case 1 -> Phrases.of(GetstreamWord.TYPING_ONE, names.getFirst());
            default -> Phrases.of(GetstreamWord.TYPING_SOME,
                    String.join(", ", names) + (typists.size() > NAMED ? " +" + (typists.size() - NAMED) : ""));
        };
        return Notice.status(mapper.channel(), TYPING, words, now);
    }
}
