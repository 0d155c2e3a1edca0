package app.tributary.net;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;

/**
 * A WebSocket that is read like a queue: the owner's virtual thread asks for the next frame. Where the
 * owner is slow the queue fills, in frames or in characters, and the server is held back; nothing is lost.
 */
public final class TextSocket implements AutoCloseable {
    private static final int HELD = 4096;
    /** Frames of 1 MiB fill the queue long before their number does. */
    private static final int MOST_CHARACTERS = 8 << 20;
    private static final int NORMAL = 1000;
    /** The code of a line that broke without a good-bye. */
    static final int BROKEN = 1006;

    private final BlockingQueue<SocketFrame> frames = new ArrayBlockingQueue<>(HELD);
    private final Semaphore room = new Semaphore(MOST_CHARACTERS);
    private final WebSocket socket;
    private volatile boolean closed;

    private TextSocket(Network network, URI url, Map<String, String> headers, Duration pingEvery) {
        var request = new Request.Builder().url(httpForm(url));
        headers.forEach(request::header);
        var client = network.client().newBuilder().pingInterval(pingEvery).build();
        socket = client.newWebSocket(request.build(), new Inbox());
    }

    /**
     * Starts to open a socket; returns at once. A failure to open is an {@link SocketFrame.End} as the
     * first frame.
     *
     * @param url {@code ws:} or {@code wss:}
     * @param pingEvery protocol pings, and the loss of the connection where no pong comes; zero: none
     */
    public static TextSocket open(Network network, URI url, Map<String, String> headers, Duration pingEvery) {
        return new TextSocket(network, url, headers, pingEvery);
    }

    /** The next frame, or silence after this time. Called by one thread. */
    public SocketFrame next(Duration within) throws InterruptedException {
        var frame = frames.poll(within.toMillis(), TimeUnit.MILLISECONDS);
        if (frame == null) {
            return closed ? new SocketFrame.End(NORMAL, "") : new SocketFrame.Silence();
        }
        room.release(size(frame));
        if (frame instanceof SocketFrame.End) {
            closed = true;
            frames.clear();
            frames.offer(frame);
        }
        return frame;
    }

    /** Puts a text frame on the way; false where the socket is closed or its way out is full. Any thread. */
    public boolean send(String text) {
        return socket.send(text);
    }

    /** Closes, politely if that goes at once. Any thread; does not block. */
    @Override
    public void close() {
        end();
        if (!socket.close(NORMAL, null)) {
            socket.cancel();
        }
    }

    /** How much waits to be read; for tests. */
    int heldCharacters() {
        return MOST_CHARACTERS - room.availablePermits();
    }

    /** Drops the line without a good-bye: for a server that no longer answers. */
    public void abandon() {
        end();
        socket.cancel();
    }

    /** A reader that waits for a frame is told at once. */
    private void end() {
        closed = true;
        frames.offer(new SocketFrame.End(NORMAL, ""));
    }

    /** What a frame takes of the room; one that is longer than all of it has it for itself. */
    private static int size(SocketFrame frame) {
        return frame instanceof SocketFrame.Text(String text) ? Math.min(text.length(), MOST_CHARACTERS) : 0;
    }

    private static String httpForm(URI url) {
        String text = url.toString();
        return text.startsWith("ws") ? "http" + text.substring(2) : text;
    }

    private final class Inbox extends WebSocketListener {
        @Override
        public void onMessage(WebSocket from, String text) {
            put(new SocketFrame.Text(text));
        }

        @Override
        public void onMessage(WebSocket from, ByteString bytes) {
            put(new SocketFrame.Text(bytes.utf8()));
        }

        @Override
        public void onClosing(WebSocket from, int code, String reason) {
            put(new SocketFrame.End(code, Redaction.strike(reason)));
            from.close(NORMAL, null);
        }

        @Override
        public void onFailure(WebSocket from, Throwable failure, @org.jspecify.annotations.Nullable Response response) {
            put(new SocketFrame.End(response == null ? BROKEN : response.code(), BrokenLine.words(failure)));
        }

        private void put(SocketFrame frame) {
            try {
                // where the reader is slow the server is held back, but the owner's closing is noticed meanwhile
                boolean fits = false;
                while (!closed && !fits) {
                    fits = room.tryAcquire(size(frame), 1, TimeUnit.SECONDS);
                }
                boolean held = false;
                while (!closed && !held) {
                    held = frames.offer(frame, 1, TimeUnit.SECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
