package app.tributary.platform.getstream;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Hears what comes over a connection of an account, on the thread that follows it. */
interface GetstreamListener {
    /**
     * The connection is open.
     *
     * @param connectionId its name in calls
     * @param poorly why it is long polls and not a socket; empty: it is a socket
     */
    void opened(String connectionId, Optional<String> poorly);

    /** Something happened. */
    void heard(JsonNode event);

    /** The server gave a sign of life. */
    void alive();
}
