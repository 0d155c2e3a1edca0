package app.tributary.rehearsal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.HandshakeState;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.HandshakeBuilder;
import org.java_websocket.handshake.Handshakedata;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The door of a loopback socket server: it lets WebSockets in, and gives everybody else a plain HTTP
 * answer, which the library alone cannot.
 */
public final class SocketDoor extends Draft_6455 {
    private final Function<ClientHandshake, Optional<HttpAnswer>> keeper;
    private @Nullable HttpAnswer refusal;

    /**
     * An HTTP answer in place of an upgrade.
     *
     * @param words beside the status
     * @param json the body
     */
    public record HttpAnswer(int status, String words, String json) {
        private ByteBuffer bytes() {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            String head = "HTTP/1.1 " + status + " " + words + "\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length + "\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n";
            return ByteBuffer.wrap((head + json).getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * @param keeper says who is not let in
     */
    public SocketDoor(Function<ClientHandshake, Optional<HttpAnswer>> keeper) {
        this.keeper = keeper;
    }

    /** Whether the one who came was given an answer instead of a socket. */
    public boolean refused() {
        return refusal != null;
    }

    @Override
    public HandshakeState acceptHandshakeAsServer(ClientHandshake request)
            throws org.java_websocket.exceptions.InvalidHandshakeException {
        refusal = keeper.apply(request).orElse(null);
        return refused() ? HandshakeState.MATCHED : super.acceptHandshakeAsServer(request);
    }

    @Override
    public HandshakeBuilder postProcessHandshakeResponseAsServer(ClientHandshake request,
            ServerHandshakeBuilder response) throws org.java_websocket.exceptions.InvalidHandshakeException {
        return refused() ? response : super.postProcessHandshakeResponseAsServer(request, response);
    }

    @Override
    public List<ByteBuffer> createHandshake(Handshakedata handshake, boolean withContent) {
        var answer = refusal;
        return answer != null ? List.of(answer.bytes()) : super.createHandshake(handshake, withContent);
    }

    @Override
    public Draft copyInstance() {
        return new SocketDoor(keeper);
    }
}
