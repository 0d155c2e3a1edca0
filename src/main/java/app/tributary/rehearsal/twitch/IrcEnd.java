package app.tributary.rehearsal.twitch;

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
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening socket of the chat, from its opening to its end; a server that comes back has a new one. */
final class IrcEnd extends WebSocketServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IrcEnd.class);
    private static final int OPEN_SECONDS = 5;

    private final IrcRoom room;
    private final CompletableFuture<Integer> opened = new CompletableFuture<>();

    private IrcEnd(int port, IrcRoom room) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        this.room = room;
        setReuseAddr(true);
        setTcpNoDelay(true);
        setDaemon(true);
        // the library's own pings are off: those of this server count what has been read
        setConnectionLostTimeout(0);
    }

    /**
     * Opens a port.
     *
     * @param port 0: any
     * @throws UncheckedIOException where it cannot be opened
     */
    static IrcEnd open(int port, IrcRoom room) {
        var end = new IrcEnd(port, room);
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
        if (room.refuses()) {
            throw new InvalidDataException(CloseFrame.REFUSE, "no realtime now");
        }
        return super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        var client = new IrcClient(socket, room);
        socket.setAttachment(client);
        room.connected(client);
    }

    @Override
    public void onMessage(WebSocket socket, String frame) {
        client(socket).filter(client -> !room.isMute()).ifPresent(client -> client.hear(frame));
    }

    @Override
    public void onWebsocketPing(WebSocket socket, Framedata ping) {
        if (!room.isMute()) {
            super.onWebsocketPing(socket, ping);
        }
    }

    @Override
    public void onWebsocketPong(WebSocket socket, Framedata pong) {
        var payload = pong.getPayloadData();
        if (payload.remaining() == Long.BYTES) {
            long mark = payload.getLong(payload.position());
            client(socket).ifPresent(client -> room.confirmed(client, mark));
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        client(socket).ifPresent(room::disconnected);
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
        room.clients().forEach(IrcClient::cut);
        try {
            stop(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<IrcClient> client(WebSocket socket) {
        return Optional.ofNullable(socket.<IrcClient>getAttachment());
    }
}
