package app.tributary.rehearsal.getstream;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/** Connections of those whose sockets do not get through: each call brings what happened since the last. */
final class LongPolls {
    private static final int MOST = 1000;

    private final App app;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private volatile boolean ended;

    private record Waiting(Link link, BlockingQueue<ObjectNode> events) {}

    LongPolls(App app) {
        this.app = app;
    }

    /** Answers a call; waits for something to happen, at most as long as the pace says. */
    ObjectNode answer(Family family, Map<String, String> query, String token) throws Refusal {
        String id = query.getOrDefault("connection_id", "");
        if (id.isEmpty()) {
            return open(family, query, token);
        }
        app.reception().key(query);
        var poll = waiting.get(id);
        if (poll == null) {
            throw new Refusal(46, 400, "connection ID " + id + " not found");
        }
        if (query.getOrDefault("close", "").equals("true")) {
            close(poll);
            return Tree.object();
        }
        poll.link().heardAt = app.world().clock.instant();
        var reply = Tree.object();
        var events = reply.putArray("events");
        try {
            var first = poll.events().poll(app.world().pace.poll().toMillis(), TimeUnit.MILLISECONDS);
            for (var event = first; event != null && events.size() < MOST; event = poll.events().poll()) {
                events.add(family.print(event));
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        return reply;
    }

    private ObjectNode open(Family family, Map<String, String> query, String token) throws Refusal {
        var user = app.reception().listener(query, token);
        if (ended) {
            throw Refusal.usual(503);
        }
        var events = new LinkedBlockingQueue<ObjectNode>();
        var link = new Link(user, app.world().clock.instant(), event -> app.manners().say(() -> events.add(event)));
        waiting.put(link.id, new Waiting(link, events));
        synchronized (app.world()) {
            app.world().join(link);
            return Tree.of("event", family.print(app.hello(link, "health.check", Optional.of(user))));
        }
    }

    private void close(Waiting poll) {
        waiting.remove(poll.link().id);
        synchronized (app.world()) {
            app.world().leave(poll.link());
        }
    }

    /** Every connection is gone. */
    void end() {
        ended = true;
        waiting.values().forEach(this::close);
    }
}
