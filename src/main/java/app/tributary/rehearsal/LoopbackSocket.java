package app.tributary.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listening WebSocket port of this machine alone, from its opening to its end; a server that comes back
 * has a new one. The library's own pings are off: each platform has its own.
 */
public abstract class LoopbackSocket extends WebSocketServer {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackSocket.class);
    private static final int OPEN_SECONDS = 5;
    private static final int STOP_MILLIS = 300;

    private final CompletableFuture<Integer> opened = new CompletableFuture<>();

    /**
     * @param port 0: any
     * @param draft how the handshake and the frames are read
     */
    protected LoopbackSocket(int port, Draft draft) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, List.of(draft));
    }

    /**
     * Opens the port and waits until it is open; called once.
     *
     * @return the port
     * @throws UncheckedIOException where it cannot be opened
     */
    public final int listen() {
        setReuseAddr(true);
        setTcpNoDelay(true);
        setDaemon(true);
        setConnectionLostTimeout(0);
        start();
        try {
            return opened.get(OPEN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new UncheckedIOException(e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
        } catch (TimeoutException e) {
            throw new UncheckedIOException(new BindException("a port does not open"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while a port was opened", e));
        }
    }

    @Override
    public final void onStart() {
        opened.complete(getPort());
    }

    @Override
    public final void onError(@Nullable WebSocket socket, Exception failure) {
        if (!opened.completeExceptionally(failure)) {
            LOG.debug("a client of a loopback server failed: {}", failure.toString());
        }
    }

    /** Frees the port, within a moment. */
    protected final void free() {
        try {
            stop(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
