package app.tributary.rehearsal.streamvi;

import app.tributary.net.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One connection to the Centrifugo server, from its side. Frames of the socket and publications come on different
 * threads.
 */
final class HubClient {
    private static final Logger LOG = LoggerFactory.getLogger(HubClient.class);
    private static final Duration PONG_WITHIN = Duration.ofSeconds(8);
    /** The time after its end in which a token may still be renewed. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final WebSocket socket;
    private final Hub hub;
    private final Passes passes;
    private final StreamviRules rules;
    private final Trouble trouble;
    private final InstantSource clock;
    private final Map<String, Instant> channels = new HashMap<>();
    private final List<String> held = new ArrayList<>();
    private boolean connected;
    private boolean refused;
    private Instant endsAt = Instant.MAX;
    private Instant pingAt = Instant.MAX;
    private Instant pongBy = Instant.MAX;

    HubClient(WebSocket socket, Hub hub, Passes passes, StreamviRules rules, Trouble trouble, InstantSource clock) {
        this.socket = socket;
        this.hub = hub;
        this.passes = passes;
        this.rules = rules;
        this.trouble = trouble;
        this.clock = clock;
    }

    synchronized boolean listensTo(String channel) {
        return channels.containsKey(channel);
    }

    /** Called by the hub, which puts the reply with the place on the way before any later publication. */
    synchronized void subscribed(String channel) {
        channels.putIfAbsent(channel, Instant.MAX);
    }

    synchronized void tell(ObjectNode frame) {
        write(Json.write(frame));
    }

    /** Any text, as it is. */
    synchronized void raw(String frame) {
        write(frame);
    }

    /** Drops the line without a good-bye. */
    void cut() {
        socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, "");
    }

    /** What the clock makes due: pings, the end of tokens, held frames after a silence. */
    void tick() {
        Instant now = clock.instant();
        synchronized (this) {
            if (trouble.isMute()) {
                return;
            }
            release();
            if (!connected) {
                return;
            }
            if (now.isAfter(pongBy)) {
                close(3012, "no pong");
            } else if (over(endsAt, now)) {
                close(3005, "connection expired");
            } else {
                if (!now.isBefore(pingAt)) {
                    pingAt = now.plus(rules.ping());
                    pongBy = now.plus(PONG_WITHIN);
                    write("{}");
                }
                var over = channels.entrySet().stream()
                        .filter(entry -> over(entry.getValue(), now))
                        .map(Map.Entry::getKey).toList();
                over.forEach(this::expire);
            }
        }
    }

    /** Its tokens hold no longer. */
    synchronized void expired() {
        close(3005, "connection expired");
    }

    /** A text frame, which may hold several commands; the replies to them leave in one frame, too. */
    void hear(String text) {
        // the hub's lock comes first: a publication takes them in this order
        synchronized (hub) {
            synchronized (this) {
                refused = false;
                var replies = new ArrayList<String>();
                for (String line : text.split("\n", -1)) {
                    if (!line.isBlank() && !refused && !hear(line, replies)) {
                        close(3501, "bad request");
                        return;
                    }
                }
                if (!replies.isEmpty()) {
                    write(String.join("\n", replies));
                }
            }
        }
    }

    private boolean hear(String line, List<String> replies) {
        var tree = Json.tree(line);
        if (tree.isEmpty() || !tree.get().isObject()) {
            return false;
        }
        JsonNode command = tree.get();
        if (command.isEmpty()) {
            boolean awaited = !pongBy.equals(Instant.MAX);
            pongBy = Instant.MAX;
            return awaited;
        }
        if (command.has("send")) {
            return connected;
        }
        long id = command.path("id").asLong(0);
        if (id <= 0 || connected == command.has("connect")) {
            return false;
        }
        ObjectNode reply = reply(command);
        var whole = Tree.object();
        whole.put("id", id);
        whole.setAll(reply);
        replies.add(Json.write(whole));
        return true;
    }

    private ObjectNode reply(JsonNode command) {
        if (command.has("connect")) {
            return connect(command.path("connect").path("token").asString(""));
        }
        if (command.has("subscribe")) {
            return subscribe(command.path("subscribe"));
        }
        if (command.has("unsubscribe")) {
            channels.remove(command.path("unsubscribe").path("channel").asString(""));
            return Tree.of("unsubscribe", Tree.object());
        }
        if (command.has("refresh")) {
            String token = command.path("refresh").path("token").asString("");
            return switch (passes.check(token, "")) {
                case GOOD -> {
                    endsAt = passes.endOf(token);
                    hub.renewed();
                    yield Tree.of("refresh", session());
                }
                case EXPIRED -> error(109, "token expired");
                case FALSE -> error(103, "permission denied");
            };
        }
        if (command.has("sub_refresh")) {
            String channel = command.path("sub_refresh").path("channel").asString("");
            String token = command.path("sub_refresh").path("token").asString("");
            if (!channels.containsKey(channel)) {
                return error(103, "permission denied");
            }
            return switch (passes.check(token, channel)) {
                case GOOD -> {
                    channels.put(channel, passes.endOf(token));
                    hub.renewed();
                    yield Tree.of("sub_refresh", lease(passes.endOf(token)));
                }
                case EXPIRED -> error(109, "token expired");
                case FALSE -> error(103, "permission denied");
            };
        }
        return command.has("ping") ? Tree.of("ping", Tree.object()) : error(108, "not available");
    }

    private ObjectNode connect(String token) {
        return switch (passes.check(token, "")) {
            case GOOD -> {
                connected = true;
                endsAt = passes.endOf(token);
                pingAt = clock.instant().plus(rules.ping());
                var result = session();
                result.put("ping", rules.ping().toSeconds());
                result.put("pong", true);
                yield Tree.of("connect", result);
            }
            case EXPIRED -> {
                refused = true;
                yield error(109, "token expired");
            }
            case FALSE -> {
                refused = true;
                close(3500, "invalid token");
                yield error(101, "unauthorized");
            }
        };
    }

    private ObjectNode subscribe(JsonNode request) {
        String channel = request.path("channel").asString("");
        if (!channel.equals("project#" + Stage.PROJECT) && !channel.startsWith("$broadcast:")) {
            return error(102, "unknown channel");
        }
        if (channels.containsKey(channel)) {
            return error(105, "already subscribed");
        }
        String token = request.path("token").asString("");
        if (Hub.isRecoverable(channel)) {
            switch (passes.check(token, channel)) {
                case GOOD -> channels.put(channel, passes.endOf(token));
                case EXPIRED -> {
                    return error(109, "token expired");
                }
                case FALSE -> {
                    return error(103, "permission denied");
                }
            }
        }
        boolean recover = request.path("recover").asBoolean(false);
        var place = hub.enter(this, channel,
                recover ? Optional.of(request.path("epoch").asString("")) : Optional.empty(),
                request.path("offset").asLong(0));
        if (!Hub.isRecoverable(channel)) {
            return Tree.of("subscribe", Tree.object());
        }
        var result = lease(passes.endOf(token));
        result.put("recoverable", true);
        result.put("positioned", true);
        result.put("epoch", place.epoch());
        if (place.offset() > 0) {
            result.put("offset", place.offset());
        }
        if (recover) {
            result.put("was_recovering", true);
            place.missed().ifPresent(missed -> {
                result.put("recovered", true);
                if (!missed.isEmpty()) {
                    var publications = Tree.array();
                    missed.forEach(publications::add);
                    result.set("publications", publications);
                }
            });
        }
        return Tree.of("subscribe", result);
    }

    private void expire(String channel) {
        channels.remove(channel);
        var body = Tree.object();
        body.put("code", 2501);
        body.put("reason", "subscription expired");
        var push = Tree.object();
        push.put("channel", channel);
        push.set("unsubscribe", body);
        write(Json.write(Tree.of("push", push)));
    }

    private ObjectNode session() {
        var result = lease(endsAt);
        result.put("client", UUID.randomUUID().toString());
        result.put("version", "5.4.0");
        return result;
    }

    private ObjectNode lease(Instant end) {
        var result = Tree.object();
        result.put("expires", true);
        result.put("ttl", Math.max(1, Math.round(Duration.between(clock.instant(), end).toMillis() / 1000.0)));
        return result;
    }

    private static ObjectNode error(int code, String message) {
        var body = Tree.object();
        body.put("code", code);
        body.put("message", message);
        return Tree.of("error", body);
    }

    /** A server that is mute keeps its words: the line is slow, not lossy. */
    private void write(String frame) {
        if (trouble.isMute()) {
            held.add(frame);
        } else {
            held.add(frame);
            release();
        }
    }

    private void release() {
        try {
            held.forEach(socket::send);
        } catch (WebsocketNotConnectedException gone) {
            LOG.debug("a client of the loopback server is gone");
        }
        held.clear();
    }

    private static boolean over(Instant end, Instant now) {
        return !end.equals(Instant.MAX) && now.isAfter(end.plus(GRACE));
    }

    private void close(int code, String reason) {
        connected = false;
        channels.clear();
        socket.close(code, reason);
    }
}
