package app.tributary.platform.getstream;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Json;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.net.SocketFrame;
import app.tributary.net.TextSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One WebSocket of an account, from its opening to its end. It is open only when the server's first health check has
 * named the connection; each health check is answered by one of ours, somewhat later.
 */
final class GetstreamSocket {
    private static final int NORMAL = 1000;
    private static final int UNAUTHORIZED = 401;

    private final Network network;
    private final GetstreamAccess access;
    private final GetstreamTimings timings;
    private final OddFrames odd;
    private volatile @Nullable TextSocket socket;
    private volatile boolean dropped;

    GetstreamSocket(Network network, GetstreamAccess access, GetstreamTimings timings, OddFrames odd) {
        this.network = network;
        this.access = access;
        this.timings = timings;
        this.odd = odd;
    }

    /** Opens it and reads it until it ends. Called once. */
    GetstreamEnd follow(String token, GetstreamListener listener) throws InterruptedException {
        try (var opened = TextSocket.open(network, address(token), Map.of(), Duration.ZERO)) {
            socket = opened;
            return read(opened, listener);
        }
    }

    /** Ends it, so that another one is opened. Any thread. */
    void drop() {
        dropped = true;
        var current = socket;
        if (current != null) {
            current.abandon();
        }
    }

    private GetstreamEnd read(TextSocket opened, GetstreamListener listener) throws InterruptedException {
        String client = access.userId().orElse("") + "--" + UUID.randomUUID();
        Instant deadAt = now().plus(timings.openWithin());
        @Nullable
        Instant pingAt = null;
        while (true) {
            Instant due = pingAt != null && pingAt.isBefore(deadAt) ? pingAt : deadAt;
            var frame = opened.next(positive(Duration.between(now(), due)));
            if (dropped) {
                return new GetstreamEnd.Lost(Reason.of(ReasonCode.NOT_CONNECTED));
            }
            switch (frame) {
                case SocketFrame.End(int code, String words) -> {
                    return ended(code, words);
                }
                case SocketFrame.Silence() -> {
                    if (!now().isBefore(deadAt)) {
                        opened.abandon();
                        return new GetstreamEnd.Lost(
                                Reason.of(pingAt == null ? ReasonCode.TIMED_OUT : ReasonCode.SILENT));
                    }
                    if (pingAt != null && !now().isBefore(pingAt)) {
                        opened.send("[{\"type\":\"health.check\",\"client_id\":"
                                + Json.write(GetstreamTree.string(client)) + "}]");
                        pingAt = now().plus(timings.pingAfter());
                    }
                }
                case SocketFrame.Text(String text) -> {
                    var tree = Json.tree(text).filter(JsonNode::isObject);
                    if (tree.isEmpty()) {
                        odd.drop("not an object", text);
                    } else {
                        var event = tree.get();
                        var error = GetstreamError.read(event.path("error"), UNAUTHORIZED);
                        if (error.isPresent()) {
                            return new GetstreamEnd.Refused(error.get());
                        }
                        boolean healthy = event.path("type").asString("").equals("health.check");
                        if (pingAt == null) {
                            var id = GetstreamTree.text(event, "connection_id");
                            if (!healthy || id.isEmpty()) {
                                odd.drop("a first frame without a connection id", text);
                                return new GetstreamEnd.Lost(Reason.of(ReasonCode.BAD_ANSWER, "connection_id"));
                            }
                            listener.opened(id.get(), Optional.empty());
                        }
                        if (healthy) {
                            pingAt = now().plus(timings.pingAfter());
                        } else if (event.path("type").isString()) {
                            listener.heard(event);
                        } else {
                            odd.drop("an event without a type", text);
                        }
                    }
                    listener.alive();
                    deadAt = now().plus(pingAt == null ? timings.openWithin() : timings.deadAfter());
                }
            }
        }
    }

    private static GetstreamEnd ended(int code, String words) {
        if (code == NORMAL) {
            return new GetstreamEnd.ForGood(Reason.of(ReasonCode.CLOSED_BY_SERVER, GetstreamTree.words(words)));
        }
        if (code == UNAUTHORIZED) {
            return new GetstreamEnd.Refused(GetstreamError.ofStatus(code));
        }
        String detail = GetstreamTree.words(words);
        return new GetstreamEnd.Lost(code < NORMAL
                ? Reason.of(ReasonCode.SERVER_ERROR, String.valueOf(code))
                : Reason.of(code == 1006 ? ReasonCode.NETWORK : ReasonCode.CLOSED_BY_SERVER,
                        detail.isEmpty() ? String.valueOf(code) : detail));
    }

    private URI address(String token) {
        var query = new LinkedHashMap<String, String>();
        query.put("json", hello(access));
        query.put("api_key", access.apiKey().orElse(""));
        query.put("authorization", token);
        query.put("stream-auth-type", "jwt");
        query.put("X-Stream-Client", GetstreamApi.CLIENT);
        String base = access.realtimeBase().toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/connect?"
                + query.entrySet().stream().map(pair -> pair.getKey() + "="
                        + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8).replace("+", "%20"))
                        .collect(Collectors.joining("&")));
    }

    /** Who we are; no more than the id, for what else stands there would change the stored user. */
    static String hello(GetstreamAccess access) {
        String id = access.userId().orElse("");
        var hello = GetstreamTree.object().put("user_id", id);
        hello.putObject("user_details").put("id", id);
        return Json.write(hello.put("client_request_id", UUID.randomUUID().toString()));
    }

    private Instant now() {
        return network.clock().instant();
    }

    private static Duration positive(Duration wait) {
        return wait.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : wait;
    }
}
