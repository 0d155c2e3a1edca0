package app.tributary.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a bad server, a broken line and a bad setting look like from above. */
@Timeout(60)
class BadLineTest {
    private final Network network = new Network(InstantSource.system());

    @AfterEach
    void end() {
        network.close();
    }

    @Test
    void aSecretThatNoHeaderTakes_isAReasonInWordsWithoutTheSecret() {
        for (String value : new String[]{"Bearer s3cr3t\nX: y", "Bearer s3cr3té"}) {
            var reply = new Rest(network).call("GET", URI.create("http://127.0.0.1:1/"),
                    Map.of("client-id", value), Optional.empty());
            assertThat(reply).isInstanceOfSatisfying(Reply.NoAnswer.class, none -> {
                assertThat(none.why().code()).isEqualTo(ReasonCode.BAD_SETTING);
                assertThat(none.why().detail()).doesNotContain("s3cr3t");
                assertThat(none.perhapsDone()).isFalse();
            });
        }
    }

    @Test
    void aLineThatEndsWithinAnAnswer_isSaidInWords() throws IOException {
        try (var server = hangingUp()) {
            var reply = new Rest(network).call("GET",
                    URI.create("http://127.0.0.1:" + server.getLocalPort() + "/?key=s"),
                    Map.of(), Optional.empty());
            assertThat(reply).isEqualTo(new Reply.NoAnswer(Reason.of(ReasonCode.NETWORK, "the line broke"), true));
        }
    }

    @Test
    void aSocketWhoseLineBreaks_saysSoInWords() throws Exception {
        try (var server = hangingUp();
                var socket = TextSocket.open(network, URI.create("ws://127.0.0.1:" + server.getLocalPort()), Map.of(),
                        Duration.ZERO)) {
            assertThat(socket.next(Duration.ofSeconds(20))).isEqualTo(new SocketFrame.End(1006, "the line broke"));
        }
    }

    @Test
    void giantFramesForASlowReader_areHeldBack_andNoneIsLost() throws Exception {
        int frames = 40;
        try (var server = new Flood(frames, "x".repeat(1 << 20))) {
            var socket = TextSocket.open(network, server.address(), Map.of(), Duration.ZERO);
            try {
                for (int n = 0; n < frames; n++) {
                    assertThat(socket.next(Duration.ofSeconds(20))).isInstanceOfSatisfying(SocketFrame.Text.class,
                            frame -> assertThat(frame.text()).hasSize(1 << 20));
                    assertThat(socket.heldCharacters()).isLessThanOrEqualTo(8 << 20);
                }
            } finally {
                socket.close();
            }
        }
    }

    /** A server that takes a connection, reads a little and goes. */
    private static ServerSocket hangingUp() throws IOException {
        var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (var line = server.accept()) {
                    byte[] some = new byte[4096];
                    int _ = line.getInputStream().read(some);
                    line.shutdownOutput();
                } catch (IOException closed) {
                    return;
                }
            }
        });
        return server;
    }

    /** Says the same thing again and again as soon as somebody comes. */
    private static final class Flood extends WebSocketServer implements AutoCloseable {
        private final CountDownLatch open = new CountDownLatch(1);
        private final AtomicInteger left;
        private final String words;

        Flood(int times, String words) throws InterruptedException {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            left = new AtomicInteger(times);
            this.words = words;
            setDaemon(true);
            start();
            assertThat(open.await(10, TimeUnit.SECONDS)).isTrue();
        }

        URI address() {
            return URI.create("ws://127.0.0.1:" + getPort());
        }

        @Override
        public void onStart() {
            open.countDown();
        }

        @Override
        public void onOpen(WebSocket client, ClientHandshake handshake) {
            while (left.getAndDecrement() > 0) {
                client.send(words);
            }
        }

        @Override
        public void onMessage(WebSocket client, String message) {}

        @Override
        public void onClose(WebSocket client, int code, String reason, boolean remote) {}

        @Override
        public void onError(WebSocket client, Exception trouble) {}

        @Override
        public void close() {
            try {
                stop(1000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
