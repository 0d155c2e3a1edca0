package app.tributary.platform.getstream;

import app.tributary.chat.Reason;

/** Why following the events of an account came to its end. */
sealed interface GetstreamEnd {
    /** The line is gone; it is tried again. */
    record Lost(Reason why) implements GetstreamEnd {}

    /** The server said no, or said that it is over. */
    record Refused(GetstreamError error) implements GetstreamEnd {}

    /** The server closed for good: only a person can change that. */
    record ForGood(Reason why) implements GetstreamEnd {}

    /** Long polls have stood in for a socket long enough. */
    record TimeForASocket() implements GetstreamEnd {}
}
