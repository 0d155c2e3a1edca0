package app.tributary.platform.allmine;

import app.tributary.chat.ChatMessage;
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
 * The last messages that a connection has passed on, so that none is passed on twice and a look into the history knows
 * where it has caught up. Not safe for threads: its owner guards it.
 */
final class AllmineMemory {
    private static final int MOST = 8000;

    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Set<String> others = new LinkedHashSet<>();
    private long admitted;
    private @Nullable Instant newest;

    private record Line(long number, String text, Instant sentAt, Instant receivedAt, Instant changedAt,
            boolean inHistory) {}

    /**
     * How much was known at one moment.
     *
     * @param number of messages passed on so far
     * @param newest the platform's time of the newest of them
     */
    record Mark(long number, Optional<Instant> newest) {}

    /** What a message is to what is known. */
    enum Novelty {
        NEW, CHANGED, KNOWN
    }

    /** What a message is; from now on it is known as it is here. */
    Novelty admit(AllmineMapper.Said said, boolean fromHistory) {
        ChatMessage message = said.message();
        names.put(message.author().id(), message.author().displayName());
        if (names.size() > MOST) {
            names.remove(names.keySet().iterator().next());
        }
        String id = message.key().id();
        var before = lines.get(id);
        boolean history = fromHistory || (before != null && before.inHistory());
        if (before != null) {
            boolean later = said.changedAt().isAfter(before.changedAt());
            boolean changed = later && !before.text().equals(message.text());
            lines.put(id, new Line(before.number(), changed ? message.text() : before.text(), before.sentAt(),
                    before.receivedAt(), later ? said.changedAt() : before.changedAt(), history));
            return changed ? Novelty.CHANGED : Novelty.KNOWN;
        }
        lines.put(id, new Line(++admitted, message.text(), message.sentAt(), message.receivedAt(), said.changedAt(),
                history));
        if (newest == null || message.sentAt().isAfter(newest)) {
            newest = message.sentAt();
        }
        if (lines.size() > MOST) {
            lines.remove(lines.keySet().iterator().next());
        }
        return Novelty.NEW;
    }

    /** Whether something else is new; from now on it is not. */
    boolean admit(String key) {
        boolean unseen = others.add(key);
        if (others.size() > MOST) {
            others.remove(others.iterator().next());
        }
        return unseen;
    }

    /** What somebody is called who wrote lately. */
    Optional<String> nameOf(String userId) {
        return Optional.ofNullable(names.get(userId));
    }

    Mark mark() {
        return new Mark(admitted, Optional.ofNullable(newest));
    }

    /** Whether a message was passed on before the mark was set. */
    boolean knownAt(Mark mark, String id) {
        var line = lines.get(id);
        return line != null && line.number() <= mark.number();
    }

    /**
     * Messages that the history once had and has no longer. Each is told once.
     *
     * @param present the ids that the history has, without a gap down to the oldest of them
     * @param oldest the time of the oldest of them; what is not newer is not judged
     * @param receivedBefore what came later may not have reached the history yet
     */
    List<String> vanished(Set<String> present, Instant oldest, Instant receivedBefore) {
        var gone = new ArrayList<String>();
        lines.forEach((id, line) -> {
            if (line.inHistory() && line.sentAt().isAfter(oldest) && line.receivedAt().isBefore(receivedBefore)
                    && !present.contains(id)) {
                gone.add(id);
            }
        });
        gone.forEach(this::settle);
        return gone;
    }

    /** A message is gone, and that was said: it stays known, but is not missed any more. */
    void settle(String id) {
        lines.computeIfPresent(id, (same, line) -> new Line(line.number(), line.text(), line.sentAt(),
                line.receivedAt(), line.changedAt(), false));
    }
}
