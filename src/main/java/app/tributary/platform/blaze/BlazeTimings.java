package app.tributary.platform.blaze;

import java.time.Duration;

/**
 * Every wait of a Blaze connection.
 *
 * @param afterWelcome between the welcome and the first subscription: an earlier one may be refused
 * @param betweenSubscribes between two subscriptions: below half a second the server drops the socket
 * @param subscribeAgain before a subscription is tried again that the server was not ready for
 * @param slowDown before a subscription is tried again that came too fast; times the number of the try
 * @param pinEvery between two looks at the pin, of which no event tells
 * @param viewersEvery between two looks at the number of viewers
 * @param pollEvery between two looks at the history where the socket is not to be had
 * @param openWithin the longest wait for each step up to the welcome
 * @param retryFirst the first wait after a loss
 * @param retryLongest the longest wait after a loss
 * @param answerWithin the longest wait for the answer to one call
 * @param askAgain before a failed GET is repeated
 * @param lookAgain between two looks for an own message whose receipt was lost
 * @param settle a message must be this old before its absence from the history means that it was deleted
 */
public record BlazeTimings(Duration afterWelcome, Duration betweenSubscribes, Duration subscribeAgain,
        Duration slowDown, Duration pinEvery, Duration viewersEvery, Duration pollEvery, Duration openWithin,
        Duration retryFirst, Duration retryLongest, Duration answerWithin, Duration askAgain, Duration lookAgain,
        Duration settle) {
    /** Those that the platform asks for. */
    public static BlazeTimings standard() {
        return new BlazeTimings(Duration.ofMillis(1500), Duration.ofMillis(650), Duration.ofMillis(500),
                Duration.ofMillis(1500), Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(4),
                Duration.ofSeconds(10), Duration.ofSeconds(3), Duration.ofSeconds(60), Duration.ofSeconds(8),
                Duration.ofMillis(400),
                Duration.ofMillis(700), Duration.ofSeconds(10));
    }
}
