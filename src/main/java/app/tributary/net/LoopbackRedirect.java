package app.tributary.net;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A port of this machine alone to which the browser comes back from a sign-in page (the loopback redirect of
 * RFC 8252). It takes one visit that knows the secret {@code state} and answers it with a small page; whoever
 * else comes learns nothing. Owned by who opened it; any thread may call.
 */
public final class LoopbackRedirect implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackRedirect.class);
    private static final int LONGEST_HEAD = 16 << 10;
    private static final int VISIT_MILLIS = 5000;

    /** {@code ::1}. */
    private static final byte[] NEWER_LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private final List<ServerSocket> doors;
    private final String path;
    private final Page page;
    private final CompletableFuture<Map<String, String>> visit = new CompletableFuture<>();
    private final List<Thread> porters = new CopyOnWriteArrayList<>();
    private volatile @Nullable String state;

    /**
     * What the browser shows in the end: plain text, a paragraph an entry.
     *
     * @param done the person said yes
     * @param refused the person said no, or the platform did
     * @param strange the visit does not belong to this sign-in
     */
    public record Page(List<String> done, List<String> refused, List<String> strange) {
        public Page {
            done = List.copyOf(done);
            refused = List.copyOf(refused);
            strange = List.copyOf(strange);
        }
    }

    private LoopbackRedirect(List<ServerSocket> doors, String path, Page page) {
        this.doors = doors;
        this.path = path;
        this.page = page;
    }

    /**
     * Opens the port.
     *
     * @param port the one that the platform knows; 0: any
     * @param path with a slash in front
     * @throws IOException where the port is taken
     */
    public static LoopbackRedirect open(int port, String path, Page page) throws IOException {
        var doors = new ArrayList<ServerSocket>();
        doors.add(door(InetAddress.getByAddress("localhost", new byte[]{127, 0, 0, 1}), port));
        int opened = doors.getFirst().getLocalPort();
        try {
            // some browsers take "localhost" for the newer kind of address
            doors.add(door(InetAddress.getByAddress("localhost", NEWER_LOOPBACK), opened));
        } catch (IOException notHere) {
            LOG.debug("no second address for the way back from the browser: {}", notHere.toString());
        }
        var redirect = new LoopbackRedirect(List.copyOf(doors), path, page);
        doors.forEach(door -> redirect.porters
                .add(Thread.ofVirtual().name("sign-in-" + opened).start(() -> redirect.receive(door))));
        return redirect;
    }

    /** Where the browser has to come back to: {@code http://localhost:PORT/path}. */
    public URI address() {
        return URI.create("http://localhost:" + doors.getFirst().getLocalPort() + path);
    }

    /** From now on the visit with this state is the right one. */
    public void expect(String secret) {
        state = secret;
    }

    /**
     * Waits for the visit; empty where none came in time, or it was closed.
     *
     * @return the parameters of the address: {@code code}, or {@code error}, and whatever else stood there
     */
    public Optional<Map<String, String>> await(Duration longest) throws InterruptedException {
        try {
            return Optional.of(visit.get(longest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | java.util.concurrent.CancellationException nobody) {
            return Optional.empty();
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    /** Frees the port; who waits is told that nobody came. */
    @Override
    public void close() {
        visit.cancel(false);
        for (var door : doors) {
            try {
                door.close();
            } catch (IOException e) {
                LOG.warn("the port of a sign-in does not close: {}", e.toString());
            }
        }
        // a port is free only when nobody waits at it any more
        for (var porter : porters) {
            try {
                boolean _ = porter.join(Duration.ofMillis(300));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static ServerSocket door(InetAddress address, int port) throws IOException {
        var door = new ServerSocket();
        try {
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(address, port), 10);
            return door;
        } catch (IOException taken) {
            door.close();
            throw taken;
        }
    }

    private void receive(ServerSocket door) {
        while (!door.isClosed()) {
            try {
                Socket guest = door.accept();
                Thread.ofVirtual().name("sign-in-visit").start(() -> serve(guest));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                LOG.warn("the port of a sign-in fails: {}", e.toString());
                return;
            }
        }
    }

    private void serve(Socket guest) {
        try (guest) {
            guest.setSoTimeout(VISIT_MILLIS);
            String[] request = head(guest.getInputStream()).lines().findFirst().orElse("").split(" ", -1);
            if (request.length < 2 || !request[0].equals("GET")) {
                answer(guest, 405, "Method Not Allowed", page.strange());
                return;
            }
            int mark = request[1].indexOf('?');
            if (!path.equals(mark < 0 ? request[1] : request[1].substring(0, mark))) {
                answer(guest, 404, "Not Found", page.strange());
                return;
            }
            var said = parameters(mark < 0 ? "" : request[1].substring(mark + 1));
            if (!isExpected(said.getOrDefault("state", ""))) {
                answer(guest, 400, "Bad Request", page.strange());
                return;
            }
            // the page goes first: the port may be closed as soon as the visit is known
            answer(guest, 200, "OK", said.containsKey("code") ? page.done() : page.refused());
            visit.complete(said);
        } catch (IOException gone) {
            LOG.debug("a visit to the port of a sign-in came to nothing: {}", gone.toString());
        }
    }

    private boolean isExpected(String said) {
        String secret = state;
        return secret != null && !secret.isEmpty() && MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8), said.getBytes(StandardCharsets.UTF_8));
    }

    /** The request line and the headers. */
    private static String head(InputStream from) throws IOException {
        var in = new BufferedInputStream(from);
        var head = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 2 && head.size() < LONGEST_HEAD) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
            if (next == '\n') {
                ends++;
            } else if (next != '\r') {
                ends = 0;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static Map<String, String> parameters(String query) {
        var found = new TreeMap<String, String>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    found.putIfAbsent(URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException badEscape) {
                    LOG.debug("a parameter of a sign-in cannot be read");
                }
            }
        }
        return Map.copyOf(found);
    }

    private static void answer(Socket guest, int status, String words, List<String> lines) throws IOException {
        var text = new StringBuilder(
                "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Tributary</title></head>"
                        + "<body style=\"font-family:sans-serif;max-width:40em;margin:4em auto\">");
        lines.forEach(line -> text.append("<p>").append(line.replace("&", "&amp;").replace("<", "&lt;"))
                .append("</p>"));
        byte[] body = text.append("</body></html>").toString().getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " " + words
                + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                + body.length + "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
                + "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\nConnection: close\r\n\r\n";
        var out = guest.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }
}
