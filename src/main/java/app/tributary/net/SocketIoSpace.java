package app.tributary.net;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A namespace that a {@link SocketIoClient} is to join.
 *
 * @param name {@link SocketIoPacket#MAIN} or another that starts with a slash
 * @param credentials an object for the server's door-keeper. Engine.IO 3 has no place for it but the
 *        query of a namespace other than the main one
 */
public record SocketIoSpace(String name, Optional<JsonNode> credentials) {
    /** One that lets everybody in. */
    public static SocketIoSpace open(String name) {
        return new SocketIoSpace(name, Optional.empty());
    }

    @Override
    public String toString() {
        return name;
    }
}
