package app.tributary.bench;

import app.tributary.rehearsal.LoopbackSocket;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.LockSupport;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;

/**
 * A Twitch chat of this machine that says as much as it is told to, in a process of its own. Takes
 * commands on standard input and answers each with one line on standard output:
 *
 * <pre>
 * clock                          NANOS            System.nanoTime() here
 * joined                         N                waits until somebody is in the channel
 * run RUN RATE SECONDS FILE      N LATEST_US      N lines, paced evenly; the moments of their writing in FILE
 * single RUN N GAP_MS FILE       N LATEST_US      N lines one by one, so far apart, a third more or less
 * quit
 * </pre>
 *
 * Lines are written by a schedule: what is due goes out once a millisecond, several lines in one frame as
 * Twitch does. A client that is slow does not hold the schedule up (the socket library keeps what waits),
 * so that a message's latency counts from when it was due, but for the lateness of this process, which
 * is reported.
 */
public final class LoadServer extends LoopbackSocket {
    static final String CHANNEL = "bench";
    private static final long STEP_NANOS = 1_000_000;
    private static final int LINES_A_FRAME = 32;

    private final Set<WebSocket> listeners = new CopyOnWriteArraySet<>();
    private final LoadLines lines;
    private int said;

    private LoadServer(LoadLines lines) {
        super(0, new Draft_6455());
        this.lines = lines;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var server = new LoadServer(new LoadLines(Long.getLong("bench.seed", 7)));
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (var emotes = new LoadEmotes()) {
            int port = server.listen();
            out.printf(Locale.ROOT, "ws://127.0.0.1:%d %s %.0f%n", port, emotes.endpoint(), server.lines.meanBytes());
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null && !line.equals("quit"); line = in.readLine()) {
                out.println(server.obey(line.split(" ", 5)));
            }
        }
        System.exit(0);
    }

    private String obey(String[] words) throws IOException, InterruptedException {
        return switch (words[0]) {
            case "clock" -> Long.toString(System.nanoTime());
            case "joined" -> {
                while (listeners.isEmpty()) {
                    Thread.sleep(20);
                }
                yield Integer.toString(listeners.size());
            }
            case "run" -> {
                double rate = Double.parseDouble(words[2]);
                int count = (int) Math.round(rate * Double.parseDouble(words[3]));
                var due = new long[count];
                for (int i = 0; i < count; i++) {
                    due[i] = Math.round(i * 1e9 / rate);
                }
                yield say(Integer.parseInt(words[1]), due, Path.of(words[4]));
            }
            case "single" -> {
                var random = new SplittableRandom(11);
                var due = new long[Integer.parseInt(words[2])];
                double gap = Double.parseDouble(words[3]) * 1e6;
                for (int i = 1; i < due.length; i++) {
                    due[i] = due[i - 1] + Math.round(gap * (2 + 2 * random.nextDouble()) / 3);
                }
                yield say(Integer.parseInt(words[1]), due, Path.of(words[4]));
            }
            default -> "? " + words[0];
        };
    }

    /** Says as many lines as there are moments, each when it is due, in ns from now. */
    private String say(int run, long[] due, Path file) throws IOException {
        if (due.length >= MessageStamp.MOST) {
            return "? too many for one run";
        }
        var written = new long[due.length];
        long start = System.nanoTime() + STEP_NANOS;
        long latest = 0;
        var frame = new StringBuilder(LINES_A_FRAME * 512);
        int next = 0;
        while (next < due.length) {
            long now = System.nanoTime();
            long millis = System.currentTimeMillis();
            int inFrame = 0;
            frame.setLength(0);
            while (next < due.length && start + due[next] <= now && inFrame < LINES_A_FRAME) {
                latest = Math.max(latest, now - start - due[next]);
                written[next] = now;
                lines.append(frame, said++, MessageStamp.id(run, next, now), millis);
                next++;
                inFrame++;
            }
            if (inFrame > 0) {
                String text = frame.toString();
                listeners.forEach(listener -> listener.send(text));
            }
            if (next < due.length && start + due[next] > System.nanoTime()) {
                LockSupport.parkNanos(Math.max(STEP_NANOS, start + due[next] - System.nanoTime()));
            }
        }
        try (var out = new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(file)))) {
            for (long moment : written) {
                out.writeLong(moment);
            }
        }
        return due.length + " " + latest / 1000;
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        // what is said begins with the join
    }

    @Override
    public void onMessage(WebSocket socket, String frame) {
        for (String line : frame.split("\r?\n", -1)) {
            var words = Arrays.asList(line.strip().split(" +", 3));
            switch (words.getFirst().toUpperCase(Locale.ROOT)) {
                case "CAP" -> socket.send(":tmi.twitch.tv CAP * ACK :twitch.tv/tags twitch.tv/commands\r\n");
                case "NICK" -> greet(socket, words);
                case "JOIN" -> join(socket);
                case "PING" -> socket.send(":tmi.twitch.tv PONG tmi.twitch.tv "
                        + (words.size() > 1 ? words.get(1) : ":") + "\r\n");
                default -> {
                    // PASS, PONG
                }
            }
        }
    }

    private static void greet(WebSocket socket, List<String> words) {
        String nick = words.size() > 1 ? words.get(1) : "justinfan1";
        socket.setAttachment(nick);
        socket.send(":tmi.twitch.tv 001 " + nick + " :Welcome, GLHF!\r\n:tmi.twitch.tv 376 " + nick + " :>\r\n");
    }

    private void join(WebSocket socket) {
        String nick = socket.getAttachment();
        socket.send(":" + nick + "!" + nick + "@" + nick + ".tmi.twitch.tv JOIN #" + CHANNEL + "\r\n"
                + "@emote-only=0;followers-only=-1;r9k=0;room-id=12345678;slow=0;subs-only=0 :tmi.twitch.tv ROOMSTATE #"
                + CHANNEL + "\r\n");
        listeners.add(socket);
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        listeners.remove(socket);
    }
}
