package app.tributary.net;

import app.tributary.chat.Reason;
import java.util.Map;
import java.util.Optional;

/** What came of a REST call: an answer with a status, or none. Never an exception. */
public sealed interface Reply {
    /**
     * The server answered.
     *
     * @param status the HTTP status
     * @param headers their names in lower case; the last value of each
     * @param body the text, bounded in size; empty where there is none
     */
    record Answer(int status, Map<String, String> headers, String body) implements Reply {
        public Answer {
            headers = Map.copyOf(headers);
        }

        /** Whether the status is one of the 200s. */
        public boolean ok() {
            return status >= 200 && status < 300;
        }

        /** One header; the name in lower case. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /**
     * No answer.
     *
     * @param why in words for a person
     * @param perhapsDone whether the request may have reached the server all the same
     */
    record NoAnswer(Reason why, boolean perhapsDone) implements Reply {}
}
