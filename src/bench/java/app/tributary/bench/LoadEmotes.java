package app.tributary.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;

/** The emotes of the load, and the pictures of them: served from this machine, still, 56 px at scale 2. */
final class LoadEmotes implements AutoCloseable {
    private static final String PATH = "/emoticons/v2";
    /** A large channel's own, and the common ones; the frequent ones first. */
    private static final int EMOTES = 120;
    private static final int FIRST_ID = 300_000_000;

    private final HttpServer server;

    LoadEmotes() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(PATH + "/", LoadEmotes::serve);
        server.start();
    }

    /** Where the pictures are, as the setting of a channel. */
    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    /** One of them; the first ones are frequent. */
    static int any(RandomGenerator random) {
        double chance = random.nextDouble();
        return (int) (chance * chance * chance * EMOTES);
    }

    /** As it stands in a text. */
    static String code(int emote) {
        return "lantern" + (char) ('A' + emote % 26) + (emote >= 26 ? Integer.toString(emote / 26) : "");
    }

    static String id(int emote) {
        return Integer.toString(FIRST_ID + emote);
    }

    private static void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] parts = exchange.getRequestURI().getPath().substring(PATH.length() + 1).split("/", -1);
            int emote = Integer.parseInt(parts[0]) - FIRST_ID;
            int size = parts[3].startsWith("3") ? 112 : parts[3].startsWith("2") ? 56 : 28;
            byte[] picture = draw(emote, size);
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, picture.length);
            exchange.getResponseBody().write(picture);
        }
    }

    private static byte[] draw(int emote, int size) throws IOException {
        var picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.getHSBColor(emote * 0.381966f, 0.7f, 0.9f));
        pen.fillOval(1, 1, size - 2, size - 2);
        pen.setColor(Color.getHSBColor(emote * 0.381966f + 0.5f, 0.4f, 0.3f));
        pen.fillOval(size / 4, size / 3, size / 7, size / 7);
        pen.fillOval(size * 5 / 8, size / 3, size / 7, size / 7);
        pen.fillArc(size / 4, size / 2, size / 2, size / 4, 180, 180);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
