package app.tributary.net;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One thing that a Centrifugo server says; a text frame of the socket may hold several. */
public sealed interface CentrifugoFrame {
    /** Asks whether the client is there; answered with {@link CentrifugoCodec#PONG} where the server wants that. */
    record Ping() implements CentrifugoFrame {}

    /**
     * The connect command was taken.
     *
     * @param id of the command
     * @param lease how long the token holds; empty: for good
     * @param ping how often the server pings; zero: never
     * @param pong whether it wants an answer to each
     */
    record Connected(long id, Optional<Duration> lease, Duration ping, boolean pong) implements CentrifugoFrame {}

    /**
     * The subscribe command was taken.
     *
     * @param id of the command
     * @param lease how long the channel's token holds; empty: for good
     * @param position where the stream stands; empty for a channel that cannot be recovered
     * @param recovered whether {@code missed} is all that was missed since the position that was sent along
     * @param missed publications since that position, oldest first
     */
    record Subscribed(long id, Optional<Duration> lease, Optional<Position> position, boolean recovered,
            List<Publication> missed) implements CentrifugoFrame {
        public Subscribed {
            missed = List.copyOf(missed);
        }
    }

    /** A refresh of the connection's or of a channel's token was taken; it holds for this long. */
    record Refreshed(long id, Optional<Duration> lease) implements CentrifugoFrame {}

    /** Some other command was done. */
    record Done(long id) implements CentrifugoFrame {}

    /**
     * A command was refused.
     *
     * @param code of Centrifugo's error table
     * @param temporary whether the server says that trying again may help
     */
    record Refused(long id, int code, String message, boolean temporary) implements CentrifugoFrame {}

    /** Something was published in a channel. */
    record Published(String channel, Publication publication) implements CentrifugoFrame {}

    /** The server ended a subscription; from code 2500 on it may be taken up again. */
    record Unsubscribed(String channel, int code, String reason) implements CentrifugoFrame {}

    /** The server is about to close the connection; the codes are those of the close frame. */
    record Disconnected(int code, String reason) implements CentrifugoFrame {}

    /** A push that needs no doing: somebody joined, a server-side subscription. */
    record OtherPush(String kind) implements CentrifugoFrame {}

    /**
     * Could not be understood.
     *
     * @param kind a word of ours for the log
     * @param text as it came
     */
    record Odd(String kind, String text) implements CentrifugoFrame {}

    /**
     * What was published.
     *
     * @param data any JSON
     * @param offset its place in the channel's stream; 0 where the channel keeps none
     */
    record Publication(JsonNode data, long offset) {}

    /**
     * A place in a channel's stream.
     *
     * @param epoch changes when the server lost the stream
     * @param offset of the last publication that was seen
     */
    record Position(String epoch, long offset) {}
}
