package app.tributary.platform.hapihub;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The last messages that a connection has passed on, so that none is passed on twice, and a look into the
 * history knows where it has caught up. Any thread may call.
 */
final class HapihubMemory {
    private static final int MOST = 6000;

    private final Map<String, Heard> heard = new LinkedHashMap<>();
    private final Set<String> gone = new LinkedHashSet<>();
    private final Set<String> markedSeen = new LinkedHashSet<>();
    private @Nullable Instant newest;

    private record Heard(String author, int words, Optional<String> session, Instant sentAt, Instant receivedAt) {}

    /** What a message is to what was heard before. */
    enum News {
        NEW, CHANGED, KNOWN
    }

    /** Takes note of a message; one that is gone stays so. */
    synchronized News admit(Line line, Instant now) {
        if (gone.contains(line.id())) {
            return News.KNOWN;
        }
        var before = heard.get(line.id());
        var receivedAt = before == null ? now : before.receivedAt();
        heard.put(line.id(), new Heard(line.author(), line.words(), line.session(), line.at(), receivedAt));
        if (before != null) {
            return before.words() == line.words() ? News.KNOWN : News.CHANGED;
        }
        if (newest == null || line.at().isAfter(newest)) {
            newest = line.at();
        }
        if (heard.size() > MOST) {
            heard.remove(heard.keySet().iterator().next());
        }
        return News.NEW;
    }

    /** A message was taken away; false where that is known. */
    synchronized boolean remove(String id) {
        heard.remove(id);
        boolean news = gone.add(id);
        if (gone.size() > MOST) {
            gone.remove(gone.iterator().next());
        }
        return news;
    }

    synchronized boolean knows(String id) {
        return heard.containsKey(id) || gone.contains(id);
    }

    /** The time of the newest message, the platform's. */
    synchronized Optional<Instant> newest() {
        return Optional.ofNullable(newest);
    }

    synchronized Optional<String> author(String id) {
        return Optional.ofNullable(heard.get(id)).map(Heard::author);
    }

    synchronized Optional<String> session(String id) {
        return Optional.ofNullable(heard.get(id)).flatMap(Heard::session);
    }

    /** Whether we told the server already that a message was seen. */
    synchronized boolean isMarkedSeen(String id) {
        return markedSeen.contains(id);
    }

    synchronized void markSeen(String id) {
        markedSeen.add(id);
        if (markedSeen.size() > MOST) {
            markedSeen.remove(markedSeen.iterator().next());
        }
    }

    /**
     * Messages that the history should have and has not: they were deleted unheard.
     *
     * @param present the ids that the history has, without a gap down to the oldest of them
     * @param oldest the time of the oldest of them; what is not newer is not judged
     * @param receivedBefore what came later may not have reached the history yet
     */
    synchronized List<String> vanished(Set<String> present, Instant oldest, Instant receivedBefore) {
        var missing = new ArrayList<String>();
        heard.forEach((id, line) -> {
            if (line.sentAt().isAfter(oldest) && line.receivedAt().isBefore(receivedBefore)
                    && !present.contains(id)) {
                missing.add(id);
            }
        });
        return missing;
    }
}
