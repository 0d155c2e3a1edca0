package app.tributary.platform.streamvi;

import app.tributary.chat.Reason;
import java.time.Instant;
import java.util.Optional;

/** What came of a call to StreamVi. */
sealed interface StreamviAnswer<T> {
    /** It worked. */
    record Good<T>(T value) implements StreamviAnswer<T> {}

    /** It worked, and there is nothing (204). */
    record Nothing<T>() implements StreamviAnswer<T> {}

    /**
     * The server said no.
     *
     * @param status the HTTP status, 400 and above
     * @param retryAt when it may be asked again, where it says
     */
    record Refused<T>(int status, Reason why, Optional<Instant> retryAt) implements StreamviAnswer<T> {
        /** Whether the server itself failed, so that nobody knows whether anything was done. */
        boolean serverFailed() {
            return status >= 500;
        }

        /** Whether it says nothing of what became of an earlier call of the same. */
        boolean unjudged() {
            return status == 401 || status == 429 || serverFailed();
        }
    }

    /**
     * No answer, or one that cannot be understood.
     *
     * @param perhapsDone whether the server may have done it all the same
     */
    record Lost<T>(Reason why, boolean perhapsDone) implements StreamviAnswer<T> {}
}
