package app.tributary.platform.blaze;

import app.tributary.chat.Activity;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.EventSink;
import app.tributary.chat.PersonActionKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The way from a connection to its sink: no message or notice twice, and nothing after the end. Any thread may
 * call.
 */
final class BlazeOutput {
    /** A mute that we made is told by ourselves, and perhaps by the platform, too. */
    private static final Duration SAME = Duration.ofSeconds(10);
    private static final int REMEMBERED = 200;

    private final EventSink sink;
    private final BlazeMemory memory;
    private final InstantSource clock;
    private final Map<String, Done> lastDone = new LinkedHashMap<>();
    private boolean closed;

    private record Done(PersonActionKind kind, Instant at) {}

    BlazeOutput(EventSink sink, BlazeMemory memory, InstantSource clock) {
        this.sink = sink;
        this.memory = memory;
        this.clock = clock;
    }

    /** Passes an event on; false where it was passed on before, or it is too late. */
    synchronized boolean tell(ChatEvent event) {
        if (closed) {
            return false;
        }
        Optional<ChatEvent> told = switch (event) {
            case ChatEvent.Message message -> memory.admit(message.message()) ? Optional.of(event) : Optional.empty();
            case ChatEvent.Happening happening -> Optional.of(withoutKnownWords(happening));
            case ChatEvent.Removal removal -> {
                memory.settle(removal.key().id());
                yield Optional.of(event);
            }
            case ChatEvent.Clear ignored -> {
                memory.settleAll();
                yield Optional.of(event);
            }
            case ChatEvent.Edit ignored -> Optional.of(event);
            case ChatEvent.PersonAction action -> isEcho(action) ? Optional.empty() : Optional.of(event);
            case ChatEvent.PinChanged ignored -> Optional.of(event);
            case ChatEvent.ModeChanged ignored -> Optional.of(event);
            case ChatEvent.Viewers ignored -> Optional.of(event);
            case ChatEvent.Outlets ignored -> Optional.of(event);
            case ChatEvent.Connection ignored -> Optional.of(event);
            case ChatEvent.Gap ignored -> Optional.of(event);
            case ChatEvent.Reactions ignored -> Optional.of(event);
            case ChatEvent.Restored ignored -> Optional.of(event);
            case ChatEvent.Notice notice ->
                notice.id().filter(id -> !memory.admitNotice(id)).isPresent() ? Optional.empty() : Optional.of(event);
        };
        told.ifPresent(said -> sink.accept(said));
        return told.isPresent();
    }

    /** Nothing passes from now on. */
    synchronized void close() {
        closed = true;
    }

    private boolean isEcho(ChatEvent.PersonAction action) {
        Instant now = clock.instant();
        var before = lastDone.put(action.target().id(), new Done(action.kind(), now));
        if (lastDone.size() > REMEMBERED) {
            lastDone.remove(lastDone.keySet().iterator().next());
        }
        return before != null && before.kind() == action.kind() && now.isBefore(before.at().plus(SAME));
    }

    /** Words that stand in the chat already are not said again beside the activity. */
    private ChatEvent.Happening withoutKnownWords(ChatEvent.Happening happening) {
        var activity = happening.activity();
        if (activity.message().isEmpty() || memory.admit(activity.message().get())) {
            return happening;
        }
        return new ChatEvent.Happening(new Activity(activity.key(), activity.kind(), activity.actor(), activity.count(),
                activity.money(), activity.headline(), Optional.empty(), activity.group(), activity.receiver(),
                activity.sentAt(),
                activity.receivedAt()), happening.origin());
    }
}
