package app.tributary.rehearsal.streamvi;

import app.tributary.rehearsal.LoopbackSocket;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;

/** The listening socket of the Centrifugo server, from its opening to its end; one that comes back is a new one. */
final class RealtimeEnd extends LoopbackSocket implements AutoCloseable {
    static final String PATH = "/connection/websocket";

    private final Hub hub;
    private final Trouble trouble;
    private final Function<WebSocket, HubClient> newClient;

    private RealtimeEnd(int port, Hub hub, Trouble trouble, Function<WebSocket, HubClient> newClient) {
        super(port, new Draft_6455());
        this.hub = hub;
        this.trouble = trouble;
        this.newClient = newClient;
    }

    /**
     * Opens a port.
     *
     * @param port 0: any
     * @throws UncheckedIOException where it cannot be opened
     */
    static RealtimeEnd open(int port, Hub hub, Trouble trouble, Function<WebSocket, HubClient> newClient) {
        var end = new RealtimeEnd(port, hub, trouble, newClient);
        end.listen();
        return end;
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

    /** Cuts every client and frees the port. */
    @Override
    public void close() {
        hub.clients().forEach(HubClient::cut);
        free();
    }

    private static Optional<HubClient> client(WebSocket socket) {
        return Optional.ofNullable(socket.<HubClient>getAttachment());
    }
}
