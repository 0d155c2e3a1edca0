package app.tributary.rehearsal.blaze;

import app.tributary.net.Json;
import app.tributary.rehearsal.Ledger;
import app.tributary.rehearsal.Manners;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** The HTTP side of the API: who calls, in which form, and in which form they are answered. */
final class BlazeHttp implements HttpHandler {
    static final String ROOT = "/v1";
    private static final Logger LOG = LoggerFactory.getLogger(BlazeHttp.class);
    private static final int LONGEST_BODY = 1 << 20;
    private static final String HTML = "<!DOCTYPE html><html><head><title>Just a moment...</title></head>"
            + "<body><h1>Checking your browser</h1></body></html>";

    private final Ledger ledger;
    private final BlazeCalls calls;
    private final BlazeKeys keys;
    private final BlazeLogin login;
    private final Manners manners;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** @throws IOException where the port is not free */
    BlazeHttp(int port, Ledger ledger, BlazeCalls calls, BlazeKeys keys, BlazeLogin login, Manners manners)
            throws IOException {
        this.ledger = ledger;
        this.calls = calls;
        this.keys = keys;
        this.login = login;
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

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
        var told = manners.nextStatus();
        if (told.isPresent()) {
            var refusal = Refusal.usual(told.getAsInt());
            answer(exchange, refusal.status(), "application/json", Json.write(refusal.body()));
            return;
        }
        if (exchange.getRequestURI().getPath().equals(BlazeLogin.PAGE)) {
            page(exchange);
            return;
        }
        int status = 200;
        JsonNode body;
        try {
            var data = call(exchange, text);
            var envelope = JsonNodeFactory.instance.objectNode().put("success", true).put("message", "success");
            body = data.isMissingNode() ? envelope : envelope.set("data", data);
        } catch (Refusal refusal) {
            status = refusal.status();
            body = refusal.body();
        } catch (RuntimeException defect) {
            LOG.error("the loopback Blaze stumbled over {} {}", exchange.getRequestMethod(),
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
        String path = exchange.getRequestURI().getPath();
        boolean signsIn = path.startsWith(BlazeLogin.PATH + "/");
        if (!signsIn && !path.startsWith(ROOT + "/")) {
            throw Refusal.usual(404);
        }
        JsonNode body = text.isEmpty() ? MissingNode.getInstance() : Json.tree(text).orElse(null);
        if (body == null || !(body.isMissingNode() || body.isObject())) {
            throw new Refusal(400, "Unexpected token in JSON");
        }
        String method = exchange.getRequestMethod();
        if (signsIn) {
            return login.answer(method + " " + path.substring(BlazeLogin.PATH.length()), body);
        }
        var grant = caller(exchange);
        String call = path.substring(ROOT.length());
        try {
            var data = calls.answer(method, call, query(exchange.getRequestURI().getRawQuery()), body, grant);
            note(method + " " + call, body, 200);
            return data;
        } catch (Refusal refusal) {
            note(method + " " + call, body, refusal.status());
            throw refusal;
        }
    }

    private void note(String call, JsonNode body, int status) {
        String messageId = body.path("messageId").asString("");
        switch (call) {
            case "POST /chats/messages" ->
                ledger.called(Ledger.Deed.SEND, body.path("message").asString(""), status);
            case "DELETE /chats/messages" -> ledger.called(Ledger.Deed.DELETE, messageId, status);
            case "POST /chats/pin" -> ledger.called(Ledger.Deed.PIN, messageId, status);
            case "DELETE /chats/pin" -> ledger.called(Ledger.Deed.UNPIN, messageId, status);
            case "POST /moderation/mute" ->
                ledger.called(Ledger.Deed.TIMEOUT, body.path("mutedUserId").asString(""), status);
            case "POST /moderation/ban" ->
                ledger.called(Ledger.Deed.BAN, body.path("bannedUserId").asString(""), status);
            case "DELETE /moderation/ban" ->
                ledger.called(Ledger.Deed.UNBAN, body.path("bannedUserId").asString(""), status);
            case "DELETE /moderation/mute" ->
                ledger.called(Ledger.Deed.UNBAN, body.path("mutedUserId").asString(""), status);
            default -> {
                // what only reads
            }
        }
    }

    /** The page of the sign-in, on which somebody says yes or no at once. */
    private void page(HttpExchange exchange) throws IOException {
        try {
            exchange.getResponseHeaders().set("Location",
                    login.visited(query(exchange.getRequestURI().getRawQuery())));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        } catch (Refusal refusal) {
            answer(exchange, refusal.status(), "application/json", Json.write(refusal.body()));
        }
    }

    private BlazeKeys.Grant caller(HttpExchange exchange) throws Refusal {
        String bearer = exchange.getRequestHeaders().getFirst("Authorization");
        if (!BlazeLogin.CLIENT_ID.equals(exchange.getRequestHeaders().getFirst("client-id"))) {
            throw new Refusal(401, "Invalid client-id");
        }
        if (bearer == null || !bearer.startsWith("Bearer ")) {
            throw Refusal.usual(401);
        }
        return keys.grant(bearer.substring("Bearer ".length()))
                .orElseThrow(() -> new Refusal(401, "Invalid or expired access token"));
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
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
