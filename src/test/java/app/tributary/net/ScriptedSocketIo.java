package app.tributary.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** A server whose every frame is said by the test. What it hears waits in a queue, the address first. */
final class ScriptedSocketIo extends WebSocketServer {
    private final CountDownLatch open = new CountDownLatch(1);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private volatile @Nullable WebSocket line;
    /** Closed at once, with this code; 0: let in. */
    private volatile int firstRefusal;

    ScriptedSocketIo() throws InterruptedException {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        setDaemon(true);
        setTcpNoDelay(true);
        setConnectionLostTimeout(0);
        start();
        if (!open.await(5, TimeUnit.SECONDS)) {
            throw new AssertionError("the server does not open");
        }
    }

    URI address() {
        return URI.create("ws://127.0.0.1:" + getPort() + "/socket.io/");
    }

    void closeTheFirst(int code) {
        firstRefusal = code;
    }

    /** The next frame of the client; of a new one the address that it asked for. */
    String hear() throws InterruptedException {
        var next = heard.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was said");
        }
        return next;
    }

    boolean hearsNothing(long millis) throws InterruptedException {
        return heard.poll(millis, TimeUnit.MILLISECONDS) == null;
    }

    void say(String... frames) {
        var to = Objects.requireNonNull(line);
        for (String frame : frames) {
            to.send(frame);
        }
    }

    @Override
    public void onStart() {
        open.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        if (firstRefusal > 0) {
            heard.add(handshake.getResourceDescriptor());
            socket.close(firstRefusal, "no");
            firstRefusal = 0;
            return;
        }
        line = socket;
        heard.add(handshake.getResourceDescriptor());
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        heard.add(text);
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        // the test knows why
    }

    @Override
    public void onError(WebSocket socket, Exception failure) {
        // the client's side is what is tested
    }

    void end() throws InterruptedException {
        stop(200);
    }
}
