package app.tributary.platform.hapihub;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.Phrase;
import app.tributary.platform.Phrases;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Who has seen the last messages: by the messages themselves, and by how far each participant of the room has
 * read. Each change is a mark under the message. Any thread may call.
 */
final class HapihubSeen {
    private static final int MOST = 200;
    private static final int NAMED = 4;
    private static final String MARK = "seen";

    private final HapihubMapper mapper;
    private final HapihubNames names;
    private final InstantSource clock;
    private final Consumer<ChatEvent> output;
    private final Map<String, Watched> messages = new LinkedHashMap<>();
    private final Map<String, Instant> readUpTo = new HashMap<>();

    private static final class Watched {
        private final String author;
        private final Instant at;
        private final Set<String> said = new TreeSet<>();
        private Set<String> told = Set.of();

        private Watched(String author, Instant at) {
            this.author = author;
            this.at = at;
        }
    }

    HapihubSeen(HapihubMapper mapper, HapihubNames names, InstantSource clock, Consumer<ChatEvent> output) {
        this.mapper = mapper;
        this.names = names;
        this.clock = clock;
        this.output = output;
    }

    /** A message as it stands now; after it was passed on. */
    void message(Line line) {
        Map<String, Set<String>> news;
        synchronized (this) {
            var watched = messages.computeIfAbsent(line.id(), unseen -> new Watched(line.author(), line.at()));
            line.seenBy().ifPresent(watched.said::addAll);
            if (messages.size() > MOST) {
                messages.remove(messages.keySet().iterator().next());
            }
            news = changed(Map.of(line.id(), watched));
        }
        tell(news);
    }

    /** How far the participants of the room have read. */
    void room(Room room) {
        Map<String, Set<String>> news;
        synchronized (this) {
            room.lastSeen().forEach((uid, id) -> {
                var watched = messages.get(id);
                if (watched != null) {
                    readUpTo.merge(uid, watched.at, (one, other) -> one.isAfter(other) ? one : other);
                }
            });
            news = changed(messages);
        }
        tell(news);
    }

    synchronized void forget(String id) {
        messages.remove(id);
    }

    /** The uids of who has seen a message, as far as that is known. */
    synchronized List<String> of(String id) {
        var watched = messages.get(id);
        return watched == null ? List.of() : List.copyOf(seers(watched));
    }

    private Map<String, Set<String>> changed(Map<String, Watched> looked) {
        var news = new LinkedHashMap<String, Set<String>>();
        looked.forEach((id, watched) -> {
            var seers = seers(watched);
            if (!seers.equals(watched.told)) {
                watched.told = seers;
                news.put(id, seers);
            }
        });
        return news;
    }

    /** Without the author, who knows what they wrote. */
    private Set<String> seers(Watched watched) {
        var all = new TreeSet<>(watched.said);
        readUpTo.forEach((uid, at) -> {
            if (!watched.at.isAfter(at)) {
                all.add(uid);
            }
        });
        all.remove(watched.author);
        return all;
    }

    private void tell(Map<String, Set<String>> news) {
        news.forEach((id, seers) -> output
                .accept(ChatEvent.Notice.mark(mapper.key(id), MARK, phrase(seers), clock.instant())));
    }

    private Phrase phrase(Set<String> seers) {
        if (seers.isEmpty()) {
            return Phrase.nothing();
        }
        var shown = new ArrayList<>(
                names.all(seers.stream().limit(NAMED).toList()).values().stream().map(Profile::name).sorted().toList());
        if (seers.size() > NAMED) {
            shown.add("…");
        }
        return Phrases.of(HapihubWord.SEEN_BY, String.valueOf(seers.size()), String.join(", ", shown));
    }
}
