package app.tributary.platform.getstream;

import app.tributary.chat.Reason;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the account's link tells a channel. */
sealed interface GetstreamMail {
    /**
     * There is a connection, in whose name the channel can be watched.
     *
     * @param poorly why it is long polls and not a socket; empty: it is a socket
     */
    record Opened(String connectionId, Optional<String> poorly) implements GetstreamMail {}

    /**
     * The connection is gone.
     *
     * @param heardAt when it last gave a sign of life; empty: there was none
     * @param retryAt when the next try starts
     */
    record Lost(Reason why, Optional<Instant> heardAt, Instant retryAt) implements GetstreamMail {}

    /** It is given up until a person changes something. */
    record GivenUp(Reason why, Optional<Instant> heardAt) implements GetstreamMail {}

    /** Something happened in the channel, or to the account. */
    record Event(JsonNode event) implements GetstreamMail {}

    /** So much happened that some of it was not kept: the channel has to be asked for it. */
    record Spilled() implements GetstreamMail {}

    /** A message of our own was taken by the server, and its echo is awaited. */
    record Sent() implements GetstreamMail {}

    /** A person wants it tried at once. */
    record Nudge() implements GetstreamMail {}
}
