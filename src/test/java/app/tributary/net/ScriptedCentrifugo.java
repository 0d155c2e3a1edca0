package app.tributary.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** A server whose every word is said by the test: what it hears waits in a queue. */
final class ScriptedCentrifugo extends WebSocketServer {
    private final CountDownLatch open = new CountDownLatch(1);
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

    /** A text frame of a client; an empty one stands for its arrival. */
    record Heard(WebSocket from, String text) {
        /** Answers; each text a JSON object, all of them in one frame. */
        void reply(String... frames) {
            from.send(String.join("\n", frames));
        }

        long id() {
            return Json.tree(text).orElseThrow().path("id").asLong();
        }
    }

    ScriptedCentrifugo() throws InterruptedException {
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
        return URI.create("ws://127.0.0.1:" + getPort() + "/connection/websocket");
    }

    /** The next frame of a client. */
    Heard hear() throws InterruptedException {
        var next = heard.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was said");
        }
        return next;
    }

    /** The next command, which must be of this method; its body may be read from the text. */
    Heard hear(String method) throws InterruptedException {
        var next = hear();
        if (!next.text().contains("\"" + method + "\":")) {
            throw new AssertionError("not " + method + ": " + next.text());
        }
        return next;
    }

    /** What is said within this time. */
    List<String> hearAll(Duration within) throws InterruptedException {
        var all = new ArrayList<String>();
        var next = heard.poll(within.toMillis(), TimeUnit.MILLISECONDS);
        while (next != null) {
            all.add(next.text());
            next = heard.poll();
        }
        return all;
    }

    @Override
    public void onStart() {
        open.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        // the first word is the client's
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        heard.add(new Heard(socket, text));
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
