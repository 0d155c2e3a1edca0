package app.tributary.rehearsal.streamvi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening socket of the Centrifugo server, from its opening to its end; one that comes back is a new one. */
final class RealtimeEnd extends WebSocketServer implements AutoCloseable {
    static final String PATH = "/connection/websocket";
    private static final Logger LOG = LoggerFactory.getLogger(RealtimeEnd.class);
    private static final int OPEN_SECONDS = 5;

    private final Hub hub;
    private final Trouble trouble;
    private final Function<WebSocket, HubClient> newClient;
    private final CompletableFuture<Integer> opened = new CompletableFuture<>();

    private RealtimeEnd(int port, Hub hub, Trouble trouble, Function<WebSocket, HubClient> newClient) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        this.hub = hub;
        this.trouble = trouble;
        this.newClient = newClient;
        setReuseAddr(true);
        setTcpNoDelay(true);
        setDaemon(true);
        // Centrifugo's pings are text frames
        setConnectionLostTimeout(0);
    }

    /**
     * Opens a port.
     *
     * @param port 0: any
     * @throws UncheckedIOException where it cannot be opened
     */
    static RealtimeEnd open(int port, Hub hub, Trouble trouble, Function<WebSocket, HubClient> newClient) {
        var end = new RealtimeEnd(port, hub, trouble, newClient);
        end.start();
        try {
            end.opened.get(OPEN_SECONDS, TimeUnit.SECONDS);
            return end;
        } catch (ExecutionException e) {
            throw new UncheckedIOException(e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
        } catch (TimeoutException e) {
            throw new UncheckedIOException(new BindException("port " + port + " does not open"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while a port was opened", e));
        }
    }

    @Override
    public void onStart() {
        opened.complete(getPort());
    }

    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(WebSocket socket, Draft draft,
            ClientHandshake request) throws InvalidDataException {
        if (trouble.refusesRealtime() || !request.getResourceDescriptor().startsWith(PATH)) {
            throw new InvalidDataException(CloseFrame.REFUSE, "not here");
        }
        return super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        var client = newClient.apply(socket);
        socket.setAttachment(client);
        hub.clients().add(client);
    }

    @Override
    public void onMessage(WebSocket socket, String frame) {
        if (!trouble.isMute()) {
            client(socket).ifPresent(client -> client.hear(frame));
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        client(socket).ifPresent(hub.clients()::remove);
    }

    @Override
    public void onError(WebSocket socket, Exception failure) {
        if (!opened.isDone()) {
            opened.completeExceptionally(failure);
        } else {
            LOG.debug("a client of the loopback server failed: {}", failure.toString());
        }
    }

    /** Cuts every client and frees the port. */
    @Override
    public void close() {
        hub.clients().forEach(HubClient::cut);
        try {
            stop(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<HubClient> client(WebSocket socket) {
        return Optional.ofNullable(socket.<HubClient>getAttachment());
    }
}
