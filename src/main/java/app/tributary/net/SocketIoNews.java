package app.tributary.net;

import app.tributary.chat.Reason;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What comes out of a {@link SocketIoClient}. */
public sealed interface SocketIoNews {
    /** The namespace is joined: events may follow. */
    record Joined(String namespace, String sid) implements SocketIoNews {}

    /** An event of a namespace. */
    record Event(String namespace, String name, List<JsonNode> arguments) implements SocketIoNews {
        public Event {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * What became of a question.
     *
     * @param question the number that {@link SocketIoClient#ask} gave it
     * @param arguments the server's answer; empty: none came in time
     */
    record Answered(String namespace, long question, Optional<List<JsonNode>> arguments) implements SocketIoNews {
        public Answered {
            arguments = arguments.map(List::copyOf);
        }
    }

    /**
     * A namespace is not joined, or no longer; others are. It may be asked for again on the same
     * connection. Where it was the last one, {@link Ended} comes instead.
     *
     * @param refused true: by its door-keeper; with {@code why} in the server's words
     */
    record Left(String namespace, Reason why, boolean refused) implements SocketIoNews {}

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
