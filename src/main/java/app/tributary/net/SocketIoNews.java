package app.tributary.net;

import app.tributary.chat.Reason;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What comes out of a {@link SocketIoClient}. */
public sealed interface SocketIoNews {
    /** The namespace is joined: events may follow. */
    record Joined(String sid) implements SocketIoNews {}

    /** An event of the namespace. */
    record Event(String name, List<JsonNode> arguments) implements SocketIoNews {
        public Event {
            arguments = List.copyOf(arguments);
        }
    }

    /** Nothing came within the time that was asked for; the connection stands. */
    record Quiet() implements SocketIoNews {}

    /**
     * The end, whoever made it. Comes again on every further call.
     *
     * @param why in words for a person
     * @param refused true: the server answered the opening with a refusal, so that trying again at once
     *        is of little use
     */
    record Ended(Reason why, boolean refused) implements SocketIoNews {}
}
