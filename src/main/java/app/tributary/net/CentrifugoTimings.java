package app.tributary.net;

import java.time.Duration;

/**
 * How long a Centrifugo client waits for what; all positive.
 *
 * @param open for the socket to open and the session to begin
 * @param reply for the answer to a command
 * @param silence beyond the server's ping interval, before a connection counts as dead
 * @param tokenRetry before a token is asked for again that was not to be had; up to twice as long by chance
 * @param firstRetry before the first try to connect again
 * @param longestRetry the longest such wait
 */
public record CentrifugoTimings(Duration open, Duration reply, Duration silence, Duration tokenRetry,
        Duration firstRetry, Duration longestRetry) {
    /** What the protocol's own clients use. */
    public static CentrifugoTimings standard() {
        return new CentrifugoTimings(Duration.ofSeconds(12), Duration.ofSeconds(5), Duration.ofSeconds(10),
                Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofSeconds(20));
    }
}
