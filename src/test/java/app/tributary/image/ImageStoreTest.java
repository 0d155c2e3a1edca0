package app.tributary.image;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.net.Network;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageStoreTest {
    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-21T21:03:00Z");
    private final Network network = new Network(() -> now);
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final BlockingQueue<Optional<DecodedImage>> answers = new ArrayBlockingQueue<>(2000);
    private HttpServer server;
    private ImageStore store;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            try (exchange) {
                gate.await(10, TimeUnit.SECONDS);
                String path = exchange.getRequestURI().getPath();
                byte[] file = files.get(path);
                if (path.startsWith("/moved")) {
                    exchange.getResponseHeaders().set("Location", path.substring("/moved".length()));
                    exchange.sendResponseHeaders(302, -1);
                } else if (path.equals("/elsewhere")) {
                    exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/x.png");
                    exchange.sendResponseHeaders(302, -1);
                } else if (file == null) {
                    exchange.sendResponseHeaders(404, -1);
                } else {
                    exchange.sendResponseHeaders(200, file.length);
                    exchange.getResponseBody().write(file);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                atOnce.decrementAndGet();
            }
        });
        server.start();
        store = new ImageStore(network, folder);
        store.allow(address(""));
    }

    @AfterEach
    void stop() {
        store.close();
        network.close();
        server.stop(0);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private Optional<DecodedImage> load(URI address) throws InterruptedException {
        store.load(address, answers::add);
        return answer();
    }

    private Optional<DecodedImage> answer() throws InterruptedException {
        var answer = answers.poll(10, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("no answer came");
        }
        return answer;
    }

    @Test
    void aPictureIsFetchedOnce_howeverManyAskForIt() throws InterruptedException {
        files.put("/a.png", Pictures.file("png", 28, 28, 0xFF));
        gate = new CountDownLatch(1);
        for (int i = 0; i < 20; i++) {
            store.load(address("/a.png"), answers::add);
        }
        gate.countDown();
        for (int i = 0; i < 20; i++) {
            assertThat(answer()).isPresent();
        }
        assertThat(load(address("/a.png"))).isPresent();
        assertThat(store.ready(address("/a.png"))).isPresent();
        assertThat(requests).hasValue(1);
    }

    @Test
    void noMoreThanFourAreFetchedAtATime() throws InterruptedException {
        for (int i = 0; i < 40; i++) {
            files.put("/" + i + ".png", Pictures.file("png", 4, 4, i));
            store.load(address("/" + i + ".png"), answers::add);
        }
        for (int i = 0; i < 40; i++) {
            assertThat(answer()).isPresent();
        }
        assertThat(mostAtOnce.get()).isLessThanOrEqualTo(4);
    }

    @Test
    void whatCannotBeHad_isEmpty_andNotAskedForAgainForAWhile() throws InterruptedException {
        files.put("/page.png", "<html>not a picture at all</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        files.put("/huge.png", new byte[(1 << 20) + 1]);
        for (var path : new String[]{"/none.png", "/page.png", "/huge.png", "/elsewhere"}) {
            assertThat(load(address(path))).as(path).isEmpty();
            assertThat(store.isMissing(address(path))).as(path).isTrue();
        }
        int before = requests.get();
        assertThat(load(address("/none.png"))).isEmpty();
        assertThat(requests).hasValue(before);
        files.put("/none.png", Pictures.file("png", 4, 4, 1));
        now = now.plus(Duration.ofMinutes(11));
        assertThat(load(address("/none.png"))).isPresent();
    }

    @Test
    void aRedirectToAnAllowedPlace_isFollowed() throws InterruptedException {
        files.put("/b.png", Pictures.file("png", 4, 4, 1));
        assertThat(load(address("/moved/b.png"))).isPresent();
        assertThat(load(address("/moved/moved/moved/b.png"))).isEmpty();
    }

    @Test
    void onlyKnownHostsOverHttps_andAllowedLoopback_areAsked() {
        var hosts = new KnownHosts();
        hosts.allow(URI.create("http://127.0.0.1:4000/api"));
        hosts.allow(URI.create("http://evil.example:80"));
        assertThat(hosts.isAllowed(URI.create("https://static-cdn.jtvnw.net/emoticons/v2/25/default/dark/2.0")))
                .isTrue();
        assertThat(hosts.isAllowed(URI.create("https://YT3.ggpht.com/x"))).isTrue();
        assertThat(hosts.isAllowed(URI.create("http://127.0.0.1:4000/e.png"))).isTrue();
        for (var refused : new String[]{"http://static-cdn.jtvnw.net/x", "https://evil.example/x",
                "https://evilkick.com/x",
                "https://static-cdn.jtvnw.net@evil.example/x", "https://a@kick.com/x", "https://kick.com:8443/x",
                "http://127.0.0.1:4001/e.png", "http://evil.example:80/", "file:///etc/passwd", "https:///x", "x"}) {
            assertThat(hosts.isAllowed(URI.create(refused))).as(refused).isFalse();
        }
    }

    @Test
    void theDiskCacheKeepsWhatItMay_andLetsTheOldestGo() throws IOException {
        var disk = new DiskCache(folder.resolve("cache"), 10_000, () -> Instant.now());
        for (int i = 0; i < 30; i++) {
            disk.write(URI.create("https://kick.com/" + i), new byte[1000]);
        }
        long kept = 0;
        try (var all = java.nio.file.Files.list(folder.resolve("cache"))) {
            kept = all.count();
        }
        assertThat(kept).isBetween(7L, 10L);
        assertThat(disk.read(URI.create("https://kick.com/29"))).isPresent();
        var aWeekLater = new DiskCache(folder.resolve("cache"), 10_000, () -> Instant.now().plus(Duration.ofDays(8)));
        assertThat(aWeekLater.read(URI.create("https://kick.com/29"))).isEmpty();
    }
}
