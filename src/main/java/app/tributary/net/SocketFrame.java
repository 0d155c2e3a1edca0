package app.tributary.net;

/** What comes out of a {@link TextSocket}. */
public sealed interface SocketFrame {
    /** A text frame. */
    record Text(String text) implements SocketFrame {}

    /** Nothing came within the time that was asked for; the socket is still open. */
    record Silence() implements SocketFrame {}

    /**
     * The end: closed by either side, or lost. Comes again on every further call.
     *
     * @param code the WebSocket close code; 1006 where the line broke
     * @param words why, without secrets; may be empty
     */
    record End(int code, String words) implements SocketFrame {}
}
