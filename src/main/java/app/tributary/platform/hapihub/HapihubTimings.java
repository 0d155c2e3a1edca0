package app.tributary.platform.hapihub;

import java.time.Duration;

/**
 * Every wait of a HapiHub connection.
 *
 * @param pollEvery between two questions for what is new, where the socket is not to be had
 * @param lookEvery between two looks at the newest messages, for what no event told
 * @param openWithin the longest wait for each step up to the joining of the socket's namespace
 * @param authenticateWithin the longest wait for the socket's word on the token
 * @param retryFirst the first wait after a loss
 * @param retryLongest the longest wait after a loss
 * @param answerWithin the longest wait for the answer to one call
 * @param askAgain before a failed call that may be repeated is; doubled for the next time
 * @param lookAgain between two looks for an own message whose receipt was lost
 * @param settle a message must be this old before its absence from the history means that it was deleted
 * @param nameWithin how long a message waits for its author's name
 * @param callsEachSecond the most calls of one account in a second; it may save up two seconds of them
 */
public record HapihubTimings(Duration pollEvery, Duration lookEvery, Duration openWithin, Duration authenticateWithin,
        Duration retryFirst, Duration retryLongest, Duration answerWithin, Duration askAgain,
        Duration lookAgain, Duration settle, Duration nameWithin, int callsEachSecond) {
    /** Those that suit the platform's own client. */
    public static HapihubTimings standard() {
        return new HapihubTimings(Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofSeconds(10),
                Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(60),
                Duration.ofSeconds(15), Duration.ofSeconds(1), Duration.ofMillis(700), Duration.ofSeconds(5),
                Duration.ofSeconds(1), 5);
    }
}
