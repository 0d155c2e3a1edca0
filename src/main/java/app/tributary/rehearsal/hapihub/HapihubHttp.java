package app.tributary.rehearsal.hapihub;

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
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The HTTP side: who calls, in which form, and in which form they are answered. */
final class HapihubHttp implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(HapihubHttp.class);
    private static final int LONGEST_BODY = 1 << 20;
    private static final int KEPT = 500;
    private static final String HTML = "<!DOCTYPE html><html><head><title>Just a moment...</title></head>"
            + "<body><h1>Checking your browser</h1></body></html>";

    private final HapihubCalls calls;
    private final HapihubRules rules;
    private final Manners manners;
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** @throws IOException where the port is not free */
    HapihubHttp(int port, HapihubCalls calls, HapihubRules rules, Manners manners) throws IOException {
        this.calls = calls;
        this.rules = rules;
        this.manners = manners;
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

    /** The last calls: method, path and query, {@code Environment} header. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
        String environment = exchange.getRequestHeaders().getFirst("Environment");
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI()
                + (environment == null ? "" : " " + environment));
        if (requests.size() > KEPT) {
            requests.poll();
        }
        var told = manners.nextStatus();
        if (told.isPresent()) {
            var refusal = Refusal.usual(told.getAsInt());
            answer(exchange, refusal.status(), "application/json", Json.write(refusal.body()));
            return;
        }
        int status = 200;
        JsonNode body;
        try {
            body = call(exchange, text);
        } catch (Refusal refusal) {
            boolean signIn = exchange.getRequestURI().getPath().equals("/authentication");
            status = signIn && rules.refusesWithOk() ? 200 : refusal.status();
            body = refusal.body();
        } catch (RuntimeException defect) {
            LOG.error("the loopback HapiHub stumbled over {} {}", exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(), defect);
            status = 500;
            body = Refusal.usual(500).body();
        }
        var odd = manners.nextAnswer();
        if (odd.isEmpty()) {
            answer(exchange, status, "application/json", Json.write(body));
        } else if (odd.get() == Manners.Answer.HTML) {
            answer(exchange, 200, "text/html", HTML);
        }
        // else swallowed: the exchange stays open until the caller gives up
    }

    private JsonNode call(HttpExchange exchange, String text) throws Refusal {
        String[] path = exchange.getRequestURI().getRawPath().split("/", -1);
        if (path.length < 2 || path.length > 3) {
            throw Refusal.usual(404);
        }
        JsonNode body = text.isEmpty() ? MissingNode.getInstance() : Json.tree(text).orElse(null);
        if (body == null || !(body.isMissingNode() || body.isObject())) {
            throw new Refusal(400, "Unexpected token in JSON");
        }
        String service = path[1];
        if (service.equals("authentication")) {
            if (!exchange.getRequestMethod().equals("POST")) {
                throw Refusal.usual(405);
            }
            return calls.authenticate(body);
        }
        String id = path.length > 2 ? URLDecoder.decode(path[2], StandardCharsets.UTF_8) : "";
        return calls.answer(exchange.getRequestMethod(), service, id,
                new Query(exchange.getRequestURI().getRawQuery(), rules.hash()), body, caller(exchange));
    }

    private User caller(HttpExchange exchange) throws Refusal {
        String bearer = exchange.getRequestHeaders().getFirst("Authorization");
        if (bearer == null || !bearer.startsWith("Bearer ")) {
            throw new Refusal(401, "No auth token");
        }
        return calls.user(bearer.substring("Bearer ".length())).orElseThrow(() -> new Refusal(401, "jwt expired"));
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
