package app.tributary.rehearsal.getstream;

import app.tributary.net.Json;
import app.tributary.rehearsal.Manners;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The listening port of REST and of the long poll; one that comes back is a new one. */
final class WebEnd implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebEnd.class);
    private static final int LONGEST_BODY = 32 << 20;
    private static final String HTML = "<!DOCTYPE html><html><head><title>Bad gateway</title></head>"
            + "<body><h1>502 Bad Gateway</h1></body></html>";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final App app;
    private final LongPolls polls;

    private record Answer(int status, JsonNode body) {}

    private WebEnd(HttpServer server, App app) {
        this.server = server;
        this.app = app;
        polls = new LongPolls(app);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /**
     * Opens a port.
     *
     * @param port 0: any
     * @throws UncheckedIOException where it cannot be opened
     */
    static WebEnd open(int port, App app) {
        try {
            return new WebEnd(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50),
                    app);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " is not free", e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(LONGEST_BODY);
        String path = exchange.getRequestURI().getRawPath();
        if (Reception.foreign(exchange.getRequestHeaders().getFirst("Origin"))) {
            write(exchange, 403, "application/json", Json.write(Refusal.usual(403).body("")));
            return;
        }
        if (exchange.getRequestMethod().equals("GET") && files(exchange, path)) {
            return;
        }
        var told = app.manners().nextStatus();
        if (told.isPresent()) {
            if (told.getAsInt() == 429) {
                budget(exchange, new Reception.Budget(app.world().pace.calls(), 0,
                        app.world().clock.instant().plusSeconds(1)));
            }
            write(exchange, told.getAsInt(), "application/json",
                    Json.write(Refusal.usual(told.getAsInt()).body("")));
            return;
        }
        var answer = answer(exchange, path, bytes);
        var odd = app.manners().nextAnswer();
        if (odd.isEmpty()) {
            write(exchange, answer.status(), "application/json", Json.write(answer.body()));
        } else if (odd.get() == Manners.Answer.HTML) {
            write(exchange, 200, "text/html", HTML);
        }
        // else swallowed: the exchange stays open until the caller gives up
    }

    private Answer answer(HttpExchange exchange, String whole, byte[] bytes) {
        String method = exchange.getRequestMethod();
        var family = whole.startsWith("/api/v2/") ? Family.V2 : Family.V1;
        String path = whole.replaceFirst("^/api/v2(/chat(?=/))?", "");
        String name = "";
        try {
            var query = Reception.query(exchange.getRequestURI().getRawQuery());
            String token = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .orElse(query.getOrDefault("authorization", ""));
            if (path.equals("/longpoll") && method.equals("GET")) {
                return new Answer(200, timed(polls.answer(family, query, token)));
            }
            var sent = Sent.of(exchange.getRequestHeaders().getFirst("Content-Type"), bytes);
            app.reception().key(query);
            var found = app.routes().find(family, method, path)
                    .orElseThrow(() -> Refusal.missing("no endpoint " + method + " " + path));
            name = found.name();
            var caller = app.reception().caller(query, token, sent.json());
            var left = app.reception().count(caller.user(), name);
            budget(exchange, left);
            if (left.left() < 0) {
                throw Refusal.usual(429);
            }
            var call = new Call(family, found.path(), query, sent.json(), sent.file(), caller.user(), caller.server(),
                    "http://127.0.0.1:" + port());
            return done(method.equals("POST") || method.equals("PUT") ? 201 : 200, found, call);
        } catch (Refusal refusal) {
            return new Answer(refusal.status(), refusal.body(name));
        } catch (RuntimeException defect) {
            LOG.error("the loopback Stream Chat stumbled over {} {}", method, path, defect);
            return new Answer(500, Refusal.usual(500).body(name));
        }
    }

    private Answer done(int status, Routes.Found endpoint, Call call) throws Refusal {
        var entry = Entry.of(endpoint.name(), call);
        try {
            ObjectNode body;
            synchronized (app.world()) {
                body = endpoint.endpoint().on(call);
            }
            entry.ifPresent(known -> known.write(app.world().ledger, status));
            return new Answer(status, call.family().print(timed(body)));
        } catch (Refusal refusal) {
            entry.ifPresent(known -> known.write(app.world().ledger, refusal.status()));
            throw refusal;
        }
    }

    private boolean files(HttpExchange exchange, String path) throws IOException {
        var file = app.file(path);
        if (file.isPresent()) {
            exchange.getResponseHeaders().set("Content-Type", file.get().type());
            exchange.sendResponseHeaders(200, file.get().bytes().size() == 0 ? -1 : file.get().bytes().size());
            try (var out = exchange.getResponseBody()) {
                file.get().bytes().write(out);
            }
            return true;
        }
        if (path.equals(GetstreamServer.TOKEN_PATH)) {
            // what an app's own server does for its clients: here a new token may be had
            String user = Reception.query(exchange.getRequestURI().getRawQuery()).getOrDefault("user_id",
                    GetstreamServer.OWNER);
            write(exchange, 200, "application/json", Json.write(Tree.object().put("token", app.passes().user(user))));
            return true;
        }
        return false;
    }

    private static ObjectNode timed(ObjectNode body) {
        return body.put("duration", "1.24ms");
    }

    private static void budget(HttpExchange exchange, Reception.Budget left) {
        for (var header : Map.of("X-RateLimit-Limit", (long) left.limit(), "X-RateLimit-Remaining",
                (long) Math.max(0, left.left()), "X-RateLimit-Reset", left.reset().getEpochSecond() + 1).entrySet()) {
            exchange.getResponseHeaders().set(header.getKey(), String.valueOf(header.getValue()));
        }
    }

    private static void write(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        polls.end();
    }
}
