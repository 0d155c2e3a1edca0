package app.tributary.platform.getstream;

import java.time.Duration;

/**
 * Every wait of a Stream Chat connection.
 *
 * @param openWithin the longest wait for the first frame of a socket
 * @param pingAfter after a health check the client's own goes out this much later
 * @param deadAfter a socket that says nothing for this long is lost
 * @param retryUnit the waits after losses grow by this: none is shorter than an eighth of it
 * @param retryLongest the longest wait after a loss
 * @param crowded the wait where the account has too many connections
 * @param hideLoss a loss that is mended within this is not shown as one
 * @param longpoll the longest wait for the answer to a long poll
 * @param longpollFor so long long polls stand in for a socket that cannot be had, then it is tried again
 * @param answerWithin the longest wait for the answer to one call
 * @param askAgain before a failed read is repeated
 * @param echoWithin a message of our own that is not echoed within this shows that nothing is watched
 * @param settle a message must be this old before its absence from the history means that it was deleted
 * @param typing so long somebody is said to be typing without further word
 */
public record GetstreamTimings(Duration openWithin, Duration pingAfter, Duration deadAfter, Duration retryUnit,
        Duration retryLongest, Duration crowded, Duration hideLoss, Duration longpoll, Duration longpollFor,
        Duration answerWithin, Duration askAgain, Duration echoWithin, Duration settle, Duration typing) {
    /** Those that the platform's own client keeps. */
    public static GetstreamTimings standard() {
        return new GetstreamTimings(Duration.ofSeconds(15), Duration.ofSeconds(25), Duration.ofSeconds(35),
                Duration.ofSeconds(2), Duration.ofSeconds(25), Duration.ofSeconds(60), Duration.ofSeconds(5),
                Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofSeconds(9), Duration.ofMillis(500),
                Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(7));
    }
}
