package app.tributary.platform.blaze;

import app.tributary.net.SocketIoNews;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a channel hears on its seat at the account's socket. */
sealed interface BlazeSeatNews {
    /** The messages of the channel are delivered from now on. */
    record Ready() implements BlazeSeatNews {}

    /** All was asked for; these types that matter were refused. */
    record Complete(List<String> missing) implements BlazeSeatNews {
        public Complete {
            missing = List.copyOf(missing);
        }
    }

    /** Something happened in the channel. */
    record Event(String type, JsonNode payload) implements BlazeSeatNews {}

    /** Something was said that names no channel, while several listen: the history knows more. */
    record Unaddressed(String type) implements BlazeSeatNews {}

    /**
     * The end of the seat: the socket is gone, or gives this channel nothing.
     *
     * @param heardAt when the socket last gave a sign of life
     */
    record Ended(SocketIoNews.Ended how, Instant heardAt) implements BlazeSeatNews {}
}
