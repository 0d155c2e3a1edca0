package app.tributary.rehearsal.streamvi;

import app.tributary.net.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening port of the REST methods; one that comes back is a new one. */
final class WebEnd implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebEnd.class);
    private static final int MOST_BODY = 64 * 1024;
    private static final String PAGE = "<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Methods methods;
    private final Consent consent;
    private final Trouble trouble;

    private WebEnd(HttpServer server, Methods methods, Consent consent, Trouble trouble) {
        this.server = server;
        this.methods = methods;
        this.consent = consent;
        this.trouble = trouble;
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
    static WebEnd open(int port, Methods methods, Consent consent, Trouble trouble) {
        try {
            return new WebEnd(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0),
                    methods, consent, trouble);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try {
            String body = new String(exchange.getRequestBody().readNBytes(MOST_BODY), StandardCharsets.UTF_8);
            int status = trouble.takeStatus();
            if (status != 0) {
                answer(exchange, Methods.failure(status));
                return;
            }
            if (exchange.getRequestURI().getPath().equals(Consent.PAGE)) {
                page(exchange);
                return;
            }
            var answer = exchange.getRequestURI().getPath().equals(Consent.EXCHANGE)
                    ? consent.exchange(Methods.pairs(body))
                    : methods.answer(exchange.getRequestMethod(), exchange.getRequestURI(),
                            exchange.getRequestHeaders().getFirst("Authorization"), body);
            if (trouble.takeSilence()) {
                // the client waits until it has enough of it
                return;
            }
            if (trouble.takePage()) {
                write(exchange, 200, "text/html", PAGE);
            } else {
                answer(exchange, answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("the loopback server stumbled over {}", exchange.getRequestURI().getPath(), e);
            answer(exchange, Methods.failure(500));
        }
    }

    /** Somebody says yes or no at once. */
    private void page(HttpExchange exchange) throws IOException {
        var back = consent.visited(Methods.pairs(exchange.getRequestURI().getRawQuery()));
        if (back.isEmpty()) {
            answer(exchange, Methods.failure(400));
            return;
        }
        exchange.getResponseHeaders().set("Location", back.get());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, Methods.Answer answer) throws IOException {
        if (answer.status() == 429) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        write(exchange, answer.status(), "application/json; charset=utf-8",
                answer.body().map(Json::write).orElse(""));
    }

    private static void write(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
