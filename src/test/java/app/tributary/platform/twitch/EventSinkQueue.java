package app.tributary.platform.twitch;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.EventSink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Keeps every event that it hears, and waits for some. */
final class EventSinkQueue implements EventSink {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<ChatEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void accept(ChatEvent event) {
        events.add(event);
    }

    List<ChatEvent> all() {
        return List.copyOf(events);
    }

    <T extends ChatEvent> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<String> texts() {
        return all(ChatEvent.Message.class).stream().map(message -> message.message().text()).toList();
    }

    List<ConnectionState> states() {
        return all(ChatEvent.Connection.class).stream().map(ChatEvent.Connection::state).toList();
    }

    long lives() {
        return states().stream().filter(ConnectionState.Live.class::isInstance).count();
    }

    <T extends ConnectionState> T awaitState(Class<T> type) {
        Awaitility.await().atMost(PATIENCE).until(() -> states().stream().anyMatch(type::isInstance));
        return states().stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
    }

    void await(Predicate<EventSinkQueue> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> condition.test(this));
    }
}
