package app.tributary.rehearsal.streamvi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The channels of the Centrifugo server, each with a stream that reaches some way back, and who listens. Any thread. */
final class Hub {
    private final int recoverable;
    private final Map<String, Stream> streams = new HashMap<>();
    private final Set<HubClient> clients = new CopyOnWriteArraySet<>();
    private final AtomicInteger renewals = new AtomicInteger();

    private static final class Stream {
        String epoch = newEpoch();
        long offset;
        final Deque<ObjectNode> publications = new ArrayDeque<>();
    }

    /**
     * Where a channel stands for a subscriber.
     *
     * @param missed what was published since the position that they named; empty: that is not known any more
     */
    record Place(String epoch, long offset, Optional<List<ObjectNode>> missed) {}

    Hub(int recoverable) {
        this.recoverable = recoverable;
    }

    Set<HubClient> clients() {
        return clients;
    }

    void renewed() {
        renewals.incrementAndGet();
    }

    int renewals() {
        return renewals.get();
    }

    /** Publishes; who is subscribed gets it, and who comes later may recover it. */
    synchronized void publish(String channel, JsonNode data) {
        Stream stream = streams.computeIfAbsent(channel, unknown -> new Stream());
        stream.offset++;
        var publication = Tree.of("data", data);
        if (isRecoverable(channel)) {
            publication.put("offset", stream.offset);
            stream.publications.add(publication);
            while (stream.publications.size() > recoverable) {
                stream.publications.remove();
            }
        }
        var push = Tree.object();
        push.put("channel", channel);
        push.set("pub", publication);
        var frame = Tree.of("push", push);
        for (var client : clients) {
            if (client.listensTo(channel)) {
                client.tell(frame);
            }
        }
    }

    /** Subscribes: from here on the client gets all that comes after the place that is returned. */
    synchronized Place enter(HubClient client, String channel, Optional<String> epoch, long offset) {
        Stream stream = streams.computeIfAbsent(channel, unknown -> new Stream());
        client.subscribed(channel);
        long oldestKnown = stream.offset - stream.publications.size();
        boolean known = epoch.filter(stream.epoch::equals).isPresent() && offset >= oldestKnown
                && offset <= stream.offset;
        if (!known) {
            return new Place(stream.epoch, stream.offset, Optional.empty());
        }
        var missed = new ArrayList<ObjectNode>();
        for (var publication : stream.publications) {
            if (publication.path("offset").asLong(0) > offset) {
                missed.add(publication);
            }
        }
        return new Place(stream.epoch, stream.offset, Optional.of(missed));
    }

    /** Forgets every stream, as a server does that was started anew. */
    synchronized void forget() {
        streams.values().forEach(stream -> {
            stream.epoch = newEpoch();
            stream.offset = 0;
            stream.publications.clear();
        });
    }

    static boolean isRecoverable(String channel) {
        return channel.startsWith("$");
    }

    private static String newEpoch() {
        return UUID.randomUUID().toString().substring(0, 4);
    }
}
