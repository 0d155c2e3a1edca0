package app.tributary.platform.allmine;

import java.time.Duration;

/**
 * Every wait of an Allmine connection.
 *
 * @param pollLeast the history is not read more often than this
 * @param pollBusy between two looks at the history while people write and the socket says nothing
 * @param pollQuiet the same while nobody writes
 * @param pollSlow the same where the socket has proved itself
 * @param watchEvery between two looks at the number of viewers and whether the stream still runs
 * @param offlineEvery between two looks for a stream that has not begun
 * @param openWithin the longest wait for each step up to the joining of the namespaces
 * @param retryFirst the first wait after a loss
 * @param retryLongest the longest wait after a loss
 * @param socketRest before the socket is tried again that refused every way in
 * @param answerWithin the longest wait for the answer to one call
 * @param askAgain before a failed GET is repeated
 * @param lookAgain between two looks for an own message whose receipt was lost
 * @param settle how old a message must be before it counts that the socket, or the history, lacks it
 * @param refreshAhead how long before its end an access token is made new
 * @param forgive after this time a send is tried again that was once forbidden
 */
public record AllmineTimings(Duration pollLeast, Duration pollBusy, Duration pollQuiet, Duration pollSlow,
        Duration watchEvery,
        Duration offlineEvery, Duration openWithin, Duration retryFirst, Duration retryLongest, Duration socketRest,
        Duration answerWithin, Duration askAgain, Duration lookAgain, Duration settle, Duration refreshAhead,
        Duration forgive) {
    /** Those that suit the platform. */
    public static AllmineTimings standard() {
        return new AllmineTimings(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofSeconds(10), Duration.ofSeconds(1),
                Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofSeconds(8), Duration.ofMillis(500),
                Duration.ofMillis(700), Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(2));
    }
}
