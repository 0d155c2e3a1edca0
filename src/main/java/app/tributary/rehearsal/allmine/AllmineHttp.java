package app.tributary.rehearsal.allmine;

import app.tributary.net.Json;
import app.tributary.rehearsal.Manners;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** The HTTP side of the API: who calls, in which form, and in which form they are answered. */
final class AllmineHttp implements HttpHandler {
    static final String ROOT = "/api/v1";
    private static final Logger LOG = LoggerFactory.getLogger(AllmineHttp.class);
    private static final int LONGEST_BODY = 1 << 20;
    private static final String BEARER = "Bearer ";
    private static final String HTML = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head>"
            + "<body><h1>502 Bad Gateway</h1></body></html>";

    private final InstantSource clock;
    private final AllmineTokens tokens;
    private final AllmineCalls calls;
    private final AllmineHabits habits;
    private final Manners manners;
    private final AtomicInteger logouts;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** @throws IOException where the port is not free */
    AllmineHttp(int port, InstantSource clock, AllmineTokens tokens, AllmineCalls calls, AllmineHabits habits,
            Manners manners, AtomicInteger logouts) throws IOException {
        this.clock = clock;
        this.tokens = tokens;
        this.calls = calls;
        this.habits = habits;
        this.manners = manners;
        this.logouts = logouts;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        server.setExecutor(threads);
    }

    /** Starts to answer; the port. */
    int listen() {
        server.createContext("/", this);
        server.start();
        return server.getAddress().getPort();
    }

    void end() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
        var told = manners.nextStatus();
        if (told.isPresent()) {
            refuse(exchange, Refusal.of(told.getAsInt()));
            return;
        }
        @Nullable
        Refusal refusal = null;
        AllmineCalls.@Nullable Answer done = null;
        try {
            done = call(exchange, text);
        } catch (Refusal no) {
            refusal = no;
        } catch (RuntimeException defect) {
            LOG.error("the loopback Allmine stumbled over {} {}", exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(), defect);
            refusal = Refusal.of(500);
        }
        var odd = manners.nextAnswer();
        if (odd.isPresent()) {
            if (odd.get() == Manners.Answer.HTML) {
                answer(exchange, 200, "text/html", HTML);
            }
            // else swallowed: the exchange stays open until the caller gives up
        } else if (refusal != null) {
            refuse(exchange, refusal);
        } else if (done != null) {
            answer(exchange, done.status(), "application/json", Json.write(dressed(done)));
        }
    }

    private JsonNode dressed(AllmineCalls.Answer done) {
        if (!habits.wrapped()) {
            return done.data();
        }
        var node = JsonNodeFactory.instance.objectNode().put("isSuccess", true).put("statusCode", done.status());
        node.set("data", done.data());
        return node.putNull("errors").put("timestamp", Line.time(clock.instant()));
    }

    private void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
        if (refusal.retryAfterSeconds() > 0) {
            exchange.getResponseHeaders().set("Retry-After", String.valueOf(refusal.retryAfterSeconds()));
        }
        answer(exchange, refusal.status(), "application/json",
                refusal.isSilent() ? "" : Json.write(refusal.body(clock.instant())));
    }

    private AllmineCalls.Answer call(HttpExchange exchange, String text) throws Refusal {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        JsonNode body = text.isEmpty() ? MissingNode.getInstance() : Json.tree(text).orElse(null);
        if (body == null || !(body.isMissingNode() || body.isObject())) {
            throw Refusal.of(400, "Unexpected token in JSON");
        }
        if (path.equals((habits.pricesUnderApi() ? "/v1" : ROOT) + "/app-config")) {
            throw Refusal.of(404);
        }
        if (method.equals("GET") && path.equals((habits.pricesUnderApi() ? ROOT : "/v1") + "/app-config")) {
            return new AllmineCalls.Answer(200,
                    JsonNodeFactory.instance.objectNode().put("superLikePrice", AllminePace.SUPERLIKE_PRICE));
        }
        if (method.equals("POST") && path.equals(ROOT + "/auth/refresh")) {
            return new AllmineCalls.Answer(200, tokens.refresh(body.path("refreshToken").asString("")));
        }
        if (!path.startsWith(ROOT + "/")) {
            throw Refusal.of(404);
        }
        var user = caller(exchange);
        if (path.equals(ROOT + "/auth/logout")) {
            logouts.incrementAndGet();
            tokens.revoke();
            return new AllmineCalls.Answer(201, JsonNodeFactory.instance.objectNode());
        }
        String call = path.substring(ROOT.length());
        int status = 500;
        try {
            var done = calls.answer(method, call, query(exchange.getRequestURI().getRawQuery()), body, user);
            status = done.status();
            return done;
        } catch (Refusal refusal) {
            status = refusal.status();
            throw refusal;
        } finally {
            calls.note(method, call, body, status);
        }
    }

    private User caller(HttpExchange exchange) throws Refusal {
        String bearer = exchange.getRequestHeaders().getFirst("Authorization");
        if (bearer == null || !bearer.startsWith(BEARER)) {
            throw Refusal.of(401);
        }
        return tokens.user(bearer.substring(BEARER.length())).orElseThrow(() -> Refusal.of(401));
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static Map<String, String> query(@Nullable String raw) {
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
