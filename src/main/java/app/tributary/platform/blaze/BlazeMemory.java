package app.tributary.platform.blaze;

import app.tributary.chat.ChatMessage;
import app.tributary.chat.Person;
import app.tributary.chat.ReplyTo;
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
 * The last messages that a connection has passed on, so that none is passed on twice, an answer can
 * quote what it answers, and a look into the history knows where it has caught up. Any thread may call.
 */
final class BlazeMemory {
    private static final int MOST = 6000;
    private static final int QUOTED = 200;

    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Set<String> notices = new LinkedHashSet<>();
    private long admitted;
    private @Nullable Instant newest;

    private record Line(long number, Person author, String start, Instant sentAt, Instant receivedAt) {}

    /**
     * How much was known at one moment.
     *
     * @param number of messages passed on so far
     * @param newest the platform's time of the newest of them
     */
    record Mark(long number, Optional<Instant> newest) {}

    /** Whether a message is new; from now on it is not. */
    synchronized boolean admit(ChatMessage message) {
        String id = message.key().id();
        if (lines.containsKey(id)) {
            return false;
        }
        String text = message.text();
        lines.put(id, new Line(++admitted, message.author().person(),
                text.length() > QUOTED ? text.substring(0, QUOTED) : text, message.sentAt(), message.receivedAt()));
        if (newest == null || message.sentAt().isAfter(newest)) {
            newest = message.sentAt();
        }
        if (lines.size() > MOST) {
            lines.remove(lines.keySet().iterator().next());
        }
        return true;
    }

    /** Whether a line of the platform's own is new; from now on it is not. */
    synchronized boolean admitNotice(String id) {
        boolean unseen = notices.add(id);
        if (notices.size() > MOST) {
            notices.remove(notices.iterator().next());
        }
        return unseen;
    }

    synchronized Mark mark() {
        return new Mark(admitted, Optional.ofNullable(newest));
    }

    /** Whether a message was passed on before the mark was set. */
    synchronized boolean knownAt(Mark mark, String id) {
        var line = lines.get(id);
        return line != null && line.number() <= mark.number();
    }

    /** Who wrote a message, if it was heard lately. */
    synchronized Optional<Person> author(String id) {
        return Optional.ofNullable(lines.get(id)).map(Line::author);
    }

    /** What can be said of a message that another one answers. */
    synchronized Optional<ReplyTo> quote(String id) {
        return Optional.ofNullable(lines.get(id))
                .map(line -> new ReplyTo(id, Optional.of(line.author()), Optional.of(line.start())));
    }

    /**
     * Messages that the history should have and has not: they were deleted unheard. Each is told once.
     *
     * @param present the ids that the history has, without a gap down to the oldest of them
     * @param oldest the time of the oldest of them; what is not newer is not judged
     * @param receivedBefore what came later may not have reached the history yet
     */
    synchronized List<String> vanished(Set<String> present, Instant oldest, Instant receivedBefore) {
        var gone = new ArrayList<String>();
        lines.forEach((id, line) -> {
            if (line.sentAt().isAfter(oldest) && line.receivedAt().isBefore(receivedBefore)
                    && !present.contains(id)) {
                gone.add(id);
            }
        });
        gone.forEach(this::settle);
        return gone;
    }

    /** A message is gone, and that was said: it stays known, but is not missed any more. */
    synchronized void settle(String id) {
        lines.computeIfPresent(id, (same, line) -> new Line(line.number(), line.author(), line.start(), line.sentAt(),
                Instant.MAX));
    }

    /** The whole chat is gone, and that was said. */
    synchronized void settleAll() {
        List.copyOf(lines.keySet()).forEach(this::settle);
    }
}
