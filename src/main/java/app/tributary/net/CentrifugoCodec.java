package app.tributary.net;

import app.tributary.net.CentrifugoFrame.Position;
import app.tributary.net.CentrifugoFrame.Publication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of Centrifugo's client protocol (centrifugal/protocol, {@code client.proto}; bidirectional, not the
 * older one with {@code method} and {@code params}). A text frame is one or more JSON objects, divided by newlines.
 * Pure; nothing that arrives makes it throw.
 */
public final class CentrifugoCodec {
    /** The answer to a ping. */
    public static final String PONG = "{}";

    /** Longer than any lease is meant to be; keeps a hostile number out of the arithmetic of time. */
    private static final long LONGEST_SECONDS = Duration.ofDays(365).toSeconds();

    private CentrifugoCodec() {}

    /** Everything that a text frame holds, in order; what cannot be understood is among it as {@code Odd}. */
    public static List<CentrifugoFrame> decode(String text) {
        var frames = new ArrayList<CentrifugoFrame>();
        for (String line : text.split("\n", -1)) {
            if (!line.isBlank()) {
                frames.add(frame(line));
            }
        }
        return List.copyOf(frames);
    }

    /** Opens the session; the name is at most 16 characters and tells the server's operator which client this is. */
    public static String connect(long id, String token, String name) {
        var body = object();
        body.put("token", token);
        body.put("name", name);
        return command(id, "connect", body);
    }

    /**
     * Subscribes to a channel.
     *
     * @param token of the channel; empty where it needs none
     * @param since asks for what was published after this position; empty: from now on
     */
    public static String subscribe(long id, String channel, Optional<String> token, Optional<Position> since) {
        var body = object();
        body.put("channel", channel);
        token.ifPresent(text -> body.put("token", text));
        since.ifPresent(position -> {
            body.put("recover", true);
            body.put("epoch", position.epoch());
            body.put("offset", position.offset());
        });
        return command(id, "subscribe", body);
    }

    /** Gives the session a new token before the old one ends. */
    public static String refresh(long id, String token) {
        var body = object();
        body.put("token", token);
        return command(id, "refresh", body);
    }

    /** Gives a subscription a new token before the old one ends. */
    public static String subRefresh(long id, String channel, String token) {
        var body = object();
        body.put("channel", channel);
        body.put("token", token);
        return command(id, "sub_refresh", body);
    }

    private static String command(long id, String method, ObjectNode body) {
        var whole = object();
        whole.put("id", id);
        whole.set(method, body);
        return Json.write(whole);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static CentrifugoFrame frame(String line) {
        var tree = Json.tree(line);
        if (tree.isEmpty()) {
            return new CentrifugoFrame.Odd("not json", line);
        }
        JsonNode node = tree.get();
        if (!node.isObject()) {
            return new CentrifugoFrame.Odd("not an object", line);
        }
        if (node.isEmpty()) {
            return new CentrifugoFrame.Ping();
        }
        if (node.path("push").isObject()) {
            return push(node.path("push"), line);
        }
        long id = node.path("id").asLong(0);
        return id > 0 ? reply(id, node) : new CentrifugoFrame.Odd("neither reply nor push", line);
    }

    private static CentrifugoFrame reply(long id, JsonNode node) {
        JsonNode error = node.path("error");
        if (error.isObject()) {
            return new CentrifugoFrame.Refused(id, error.path("code").asInt(0), error.path("message").asString(""),
                    error.path("temporary").asBoolean(false));
        }
        JsonNode connect = node.path("connect");
        if (connect.isObject()) {
            return new CentrifugoFrame.Connected(id, lease(connect), seconds(connect.path("ping")),
                    connect.path("pong").asBoolean(false));
        }
        JsonNode subscribe = node.path("subscribe");
        if (subscribe.isObject()) {
            var missed = new ArrayList<Publication>();
            subscribe.path("publications").forEach(one -> publication(one).ifPresent(missed::add));
            return new CentrifugoFrame.Subscribed(id, lease(subscribe), position(subscribe),
                    subscribe.path("recovered").asBoolean(false), missed);
        }
        for (String method : List.of("refresh", "sub_refresh")) {
            if (node.path(method).isObject()) {
                return new CentrifugoFrame.Refreshed(id, lease(node.path(method)));
            }
        }
        return new CentrifugoFrame.Done(id);
    }

    private static CentrifugoFrame push(JsonNode push, String line) {
        String channel = push.path("channel").asString("");
        if (push.has("pub")) {
            return publication(push.path("pub")).<CentrifugoFrame>map(
                    publication -> new CentrifugoFrame.Published(channel, publication))
                    .orElseGet(() -> new CentrifugoFrame.Odd("publication without data", line));
        }
        if (push.has("unsubscribe")) {
            JsonNode body = push.path("unsubscribe");
            return new CentrifugoFrame.Unsubscribed(channel, body.path("code").asInt(0),
                    body.path("reason").asString(""));
        }
        if (push.has("disconnect")) {
            JsonNode body = push.path("disconnect");
            return new CentrifugoFrame.Disconnected(body.path("code").asInt(0), body.path("reason").asString(""));
        }
        String kind = push.propertyNames().stream().filter(name -> !name.equals("channel")).findFirst().orElse("");
        return new CentrifugoFrame.OtherPush(kind);
    }

    private static Optional<Publication> publication(JsonNode node) {
        return node.has("data")
                ? Optional.of(new Publication(node.path("data"), Math.max(0, node.path("offset").asLong(0))))
                : Optional.empty();
    }

    private static Optional<Position> position(JsonNode node) {
        boolean kept = node.path("recoverable").asBoolean(false) || node.path("positioned").asBoolean(false);
        return kept
                ? Optional.of(
                        new Position(node.path("epoch").asString(""), Math.max(0, node.path("offset").asLong(0))))
                : Optional.empty();
    }

    private static Optional<Duration> lease(JsonNode node) {
        return node.path("expires").asBoolean(false) ? Optional.of(seconds(node.path("ttl"))) : Optional.empty();
    }

    private static Duration seconds(JsonNode node) {
        return Duration.ofSeconds(Math.clamp(node.asLong(0), 0, LONGEST_SECONDS));
    }
}
