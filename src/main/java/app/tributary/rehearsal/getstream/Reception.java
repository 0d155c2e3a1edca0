package app.tributary.rehearsal.getstream;

import app.tributary.net.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Who comes, with which key and token, and how often. Any thread may call. */
final class Reception {
    private final Passes passes;
    private final World world;
    private final Map<String, ArrayDeque<Instant>> calls = new HashMap<>();

    /**
     * How much a caller has left of an endpoint.
     *
     * @param reset when the window ends
     */
    record Budget(int limit, int left, Instant reset) {}

    /** A caller: a user, perhaps named by the app's server. */
    record Caller(User user, boolean server) {}

    Reception(Passes passes, World world) {
        this.passes = passes;
        this.world = world;
    }

    /** Who calls. */
    Caller caller(Map<String, String> query, @Nullable String authorization, JsonNode body) throws Refusal {
        key(query);
        if (authorization == null || authorization.isEmpty()) {
            throw new Refusal(3, 401, "Authorization header or authorization query param is required");
        }
        var holder = passes.read(authorization);
        String named = Tree.text(body, "user_id").isEmpty()
                ? Tree.text(body.path("user"), "id").isEmpty()
                        ? query.getOrDefault("user_id", "")
                        : Tree.text(body.path("user"), "id")
                : Tree.text(body, "user_id");
        String id = holder.server() ? named.isEmpty() ? GetstreamServer.OWNER : named : holder.userId();
        if (!holder.server() && !query.getOrDefault("user_id", id).equals(id)) {
            throw new Refusal(3, 401, "user_id does not match the user of the token");
        }
        return new Caller(user(id), holder.server());
    }

    /** Who wants to be told of what happens, by the {@code json} that opens a connection. */
    User listener(Map<String, String> query, @Nullable String authorization) throws Refusal {
        key(query);
        var hello = Json.tree(query.getOrDefault("json", "")).filter(JsonNode::isObject)
                .orElseThrow(() -> Refusal.input("json is a required query parameter"));
        return listener(hello, authorization);
    }

    /** The same, where the words came in another way. */
    User listener(JsonNode hello, @Nullable String authorization) throws Refusal {
        if (authorization == null || authorization.isEmpty()) {
            throw new Refusal(3, 401, "authorization is a required query parameter");
        }
        var holder = passes.read(authorization);
        String wanted = Tree.text(hello, "user_id").isEmpty()
                ? Tree.text(hello.path("user_details"), "id")
                : Tree.text(hello, "user_id");
        if (!holder.userId().equals(wanted)) {
            throw new Refusal(3, 401, "user_id in the token doesn't match the user_id of the connection");
        }
        return user(wanted);
    }

    void key(Map<String, String> query) throws Refusal {
        String key = query.getOrDefault("api_key", "");
        if (!key.equals(Passes.API_KEY)) {
            throw new Refusal(2, 401, key.isEmpty() ? "api_key not provided" : "api_key not found");
        }
    }

    private User user(String id) throws Refusal {
        synchronized (world) {
            return world.user(id).orElseThrow(() -> Refusal.missing("user with id '" + id + "' doesn't exist"));
        }
    }

    /** Counts a call; empty budget: it is one too many. */
    synchronized Budget count(User user, String endpoint) {
        Duration window = world.pace.window();
        Instant now = world.clock.instant();
        var recent = calls.computeIfAbsent(user.id() + " " + endpoint, unseen -> new ArrayDeque<>());
        while (!recent.isEmpty() && !recent.peekFirst().plus(window).isAfter(now)) {
            recent.removeFirst();
        }
        int limit = world.pace.calls();
        Instant reset = recent.isEmpty() ? now.plus(window) : recent.peekFirst().plus(window);
        if (recent.size() >= limit) {
            return new Budget(limit, -1, reset);
        }
        recent.addLast(now);
        return new Budget(limit, limit - recent.size(), reset);
    }

    /** Whether a web page of somewhere else asks: no page but one of this machine is answered. */
    static boolean foreign(@Nullable String origin) {
        if (origin == null || origin.isEmpty()) {
            return false;
        }
        try {
            String host = URI.create(origin).getHost();
            return host == null || !host.toLowerCase(Locale.ROOT).matches("localhost|127\\.0\\.0\\.1|\\[::1]");
        } catch (IllegalArgumentException noAddress) {
            return true;
        }
    }

    static Map<String, String> query(@Nullable String raw) {
        var query = new HashMap<String, String>();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
