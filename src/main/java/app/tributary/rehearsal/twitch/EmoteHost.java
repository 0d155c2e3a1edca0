package app.tributary.rehearsal.twitch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves pictures of emotes: {@code /emoticons/v2/ID/FORMAT/THEME/SCALE}. */
final class EmoteHost implements AutoCloseable {
    static final String PATH = "/emoticons/v2";
    private static final Logger LOG = LoggerFactory.getLogger(EmoteHost.class);
    private static final Map<String, Integer> SIZES = Map.of("1.0", 28, "2.0", 56, "3.0", 112);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, byte[]> drawn = new ConcurrentHashMap<>();
    private final Trouble trouble;

    /** What the next answers are, instead of pictures. */
    static final class Trouble {
        private final AtomicInteger statuses = new AtomicInteger();
        private final AtomicInteger pages = new AtomicInteger();
        private final AtomicInteger silences = new AtomicInteger();
        private volatile int status = 500;

        void answerStatus(int code, int times) {
            status = code;
            statuses.set(times);
        }

        void answerHtml(int times) {
            pages.set(times);
        }

        void swallow(int times) {
            silences.set(times);
        }

        private static boolean takes(AtomicInteger left) {
            return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
        }
    }

    private EmoteHost(HttpServer server, Trouble trouble) {
        this.server = server;
        this.trouble = trouble;
        server.setExecutor(threads);
        server.createContext(PATH + "/", this::serve);
        server.start();
    }

    /**
     * Opens a port.
     *
     * @param port 0: any
     * @throws UncheckedIOException where it cannot be opened
     */
    static EmoteHost open(int port, Trouble trouble) {
        try {
            return new EmoteHost(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0), trouble);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) {
        if (Trouble.takes(trouble.silences)) {
            // never answered: the caller has to lose patience
            return;
        }
        try (exchange) {
            if (Trouble.takes(trouble.statuses)) {
                answer(exchange, trouble.status, "text/plain", "error".getBytes(StandardCharsets.UTF_8));
            } else if (Trouble.takes(trouble.pages)) {
                answer(exchange, 200, "text/html", "<html><body>Sorry</body></html>".getBytes(StandardCharsets.UTF_8));
            } else {
                picture(exchange);
            }
        } catch (IOException e) {
            LOG.debug("a picture was not taken: {}", e.toString());
        }
    }

    private void picture(HttpExchange exchange) throws IOException {
        String[] parts = exchange.getRequestURI().getPath().substring(PATH.length() + 1).split("/", -1);
        var emote = parts.length == 4 ? LoopbackEmote.ofId(parts[0]) : Optional.<LoopbackEmote>empty();
        int size = parts.length == 4 ? SIZES.getOrDefault(parts[3], 0) : 0;
        boolean format = parts.length == 4
                && (parts[1].equals("default") || parts[1].equals("static") || parts[1].equals("animated"));
        if (emote.isEmpty() || size == 0 || !format) {
            answer(exchange, 404, "text/plain", new byte[0]);
            return;
        }
        boolean moves = emote.get().frames() > 1 && !parts[1].equals("static");
        answer(exchange, 200, moves ? "image/gif" : "image/png", file(emote.get(), size, moves));
    }

    private byte[] file(LoopbackEmote emote, int size, boolean moves) throws IOException {
        String key = emote.id() + "/" + size + "/" + moves;
        byte[] known = drawn.get(key);
        if (known != null) {
            return known;
        }
        var frames = new ArrayList<BufferedImage>();
        for (int i = 0; i < (moves ? emote.frames() : 1); i++) {
            frames.add(EmotePictures.draw(emote, size, i));
        }
        byte[] file = moves ? PictureFile.gif(frames) : PictureFile.png(frames.getFirst());
        drawn.put(key, file);
        return file;
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
