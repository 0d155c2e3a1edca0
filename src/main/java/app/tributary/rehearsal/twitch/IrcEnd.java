package app.tributary.rehearsal.twitch;

import app.tributary.rehearsal.LoopbackSocket;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;

/** The listening socket of the chat, from its opening to its end; a server that comes back has a new one. */
final class IrcEnd extends LoopbackSocket implements AutoCloseable {

    private final IrcRoom room;

    private IrcEnd(int port, IrcRoom room) {
        super(port, new Draft_6455());
        this.room = room;
    }

    /**
     * Opens a port.
     *
     * @param port 0: any
     * @throws UncheckedIOException where it cannot be opened
     */
    static IrcEnd open(int port, IrcRoom room) {
        var end = new IrcEnd(port, room);
        end.listen();
        return end;
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

    /** Cuts every client and frees the port. */
    @Override
    public void close() {
        room.clients().forEach(IrcClient::cut);
        free();
    }

    private static Optional<IrcClient> client(WebSocket socket) {
        return Optional.ofNullable(socket.<IrcClient>getAttachment());
    }
}
