package app.tributary.rehearsal.twitch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;

/** Who is connected, and what is wrong at the moment. Outlives the sockets. Any thread may call. */
final class IrcRoom {
    private final InstantSource clock;
    private final CueLines cues;
    private final Set<IrcClient> clients = new CopyOnWriteArraySet<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Set<String> suspended = ConcurrentHashMap.newKeySet();
    private volatile Instant mutedUntil = Instant.MIN;
    private volatile Instant refusedUntil = Instant.MIN;

    /** Hears who comes and goes. Called on threads of the sockets. */
    interface Listener {
        void joined(IrcClient client);

        void left(IrcClient client);

        /** Everything told to the client before this mark has been read. */
        void confirmed(IrcClient client, long mark);
    }

    IrcRoom(InstantSource clock, CueLines cues) {
        this.clock = clock;
        this.cues = cues;
    }

    void listen(Listener listener) {
        listeners.add(listener);
        clients.stream().filter(IrcClient::isListening).forEach(listener::joined);
    }

    void unlisten(Listener listener) {
        listeners.remove(listener);
    }

    void connected(IrcClient client) {
        clients.add(client);
    }

    void joined(IrcClient client) {
        listeners.forEach(listener -> listener.joined(client));
    }

    void left(IrcClient client) {
        listeners.forEach(listener -> listener.left(client));
    }

    void disconnected(IrcClient client) {
        clients.remove(client);
        client.leave();
        left(client);
    }

    void confirmed(IrcClient client, long mark) {
        listeners.forEach(listener -> listener.confirmed(client, mark));
    }

    /** Everybody who is connected. */
    Set<IrcClient> clients() {
        return Set.copyOf(clients);
    }

    /** Tells everybody who listens, unless the server is mute. */
    void tell(List<String> lines) {
        if (!isMute()) {
            clients.forEach(client -> client.tell(lines));
        }
    }

    /** The full ROOMSTATE that follows a join. */
    String state() {
        return cues.roomState();
    }

    void suspend(String login) {
        suspended.add(login);
    }

    boolean isSuspended(String login) {
        return suspended.contains(login);
    }

    void mute(Duration lasts) {
        mutedUntil = clock.instant().plus(lasts);
    }

    boolean isMute() {
        return clock.instant().isBefore(mutedUntil);
    }

    void refuse(Duration lasts) {
        refusedUntil = clock.instant().plus(lasts);
    }

    boolean refuses() {
        return clock.instant().isBefore(refusedUntil);
    }
}
