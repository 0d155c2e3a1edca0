package app.tributary.platform.getstream;

import app.tributary.chat.ChatMessage;
import app.tributary.chat.Reaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The last messages that a connection has passed on: none is passed on twice, an old page never overwrites a newer
 * event, and what a page lacks is seen to be gone. Used by the channel's thread alone.
 */
final class GetstreamMemory {
    private static final int MOST = 4000;

    private final Map<String, Line> lines = new LinkedHashMap<>();
    private @Nullable Instant newest;

    /**
     * What is known of a message.
     *
     * @param writer who wrote it
     * @param sentAt the platform's time
     * @param receivedAt ours
     * @param changedAt the platform's time of the state that was told
     * @param content stands for what it says
     * @param reactions as they were told
     * @param gone whether it was said that it is gone
     */
    record Line(String writer, Instant sentAt, Instant receivedAt, Instant changedAt, int content,
            List<Reaction> reactions, boolean gone) {
        Line {
            reactions = List.copyOf(reactions);
        }

        Line changed(Instant at, ChatMessage message) {
            return new Line(writer, sentAt, receivedAt, at, contentOf(message), reactions, gone);
        }

        Line gone(boolean now) {
            return new Line(writer, sentAt, receivedAt, changedAt, content, reactions, now);
        }

        Line reacted(List<Reaction> now) {
            return new Line(writer, sentAt, receivedAt, changedAt, content, now, gone);
        }
    }

    static int contentOf(ChatMessage message) {
        return message.fragments().hashCode() * 31 + message.replyTo().hashCode();
    }

    Optional<Line> line(String id) {
        return Optional.ofNullable(lines.get(id));
    }

    /** Remembers a message that is passed on for the first time. */
    void add(ChatMessage message, Instant changedAt) {
        lines.put(message.key().id(), new Line(message.author().id(), message.sentAt(), message.receivedAt(), changedAt,
                contentOf(message), List.of(), false));
        if (newest == null || message.sentAt().isAfter(newest)) {
            newest = message.sentAt();
        }
        if (lines.size() > MOST) {
            lines.remove(lines.keySet().iterator().next());
        }
    }

    /** Puts what is known now in the place of what was; the message must be known. */
    void put(String id, Line line) {
        lines.replace(id, line);
    }

    /** The time of the newest message that was passed on. */
    Optional<Instant> newest() {
        return Optional.ofNullable(newest);
    }

    /** What somebody wrote and what still stands. */
    List<String> of(String writer) {
        var ids = new ArrayList<String>();
        lines.forEach((id, line) -> {
            if (line.writer().equals(writer) && !line.gone()) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** The newest standing message that was sent by then. */
    Optional<String> lastUpTo(Instant moment) {
        String last = null;
        Instant at = Instant.MIN;
        for (var entry : lines.entrySet()) {
            var line = entry.getValue();
            if (!line.gone() && !line.sentAt().isAfter(moment) && !line.sentAt().isBefore(at)) {
                last = entry.getKey();
                at = line.sentAt();
            }
        }
        return Optional.ofNullable(last);
    }

    /** Everything up to a moment is gone, and that was said. */
    void clear(Instant upTo) {
        lines.replaceAll((id, line) -> line.sentAt().isAfter(upTo) ? line : line.gone(true));
    }

    /**
     * Messages that the history should have and has not: they were deleted unheard.
     *
     * @param present the ids that the history has, without a hole down to the oldest of them
     * @param oldest the time of the oldest of them; what is not newer is not judged
     * @param receivedBefore what came later may not have reached the history yet
     */
    List<String> vanished(Set<String> present, Instant oldest, Instant receivedBefore) {
        var ids = new ArrayList<String>();
        lines.forEach((id, line) -> {
            if (!line.gone() && line.sentAt().isAfter(oldest) && line.receivedAt().isBefore(receivedBefore)
                    && !present.contains(id)) {
                ids.add(id);
            }
        });
        return ids;
    }
}
