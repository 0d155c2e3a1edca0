package app.tributary.rehearsal.blaze;

import java.time.Duration;

/**
 * The server's own figures.
 *
 * @param pingInterval between two pings of Engine.IO
 * @param pingTimeout how long a pong may take
 * @param subscribeGap a subscription that follows another one faster costs the socket
 * @param sends how many messages a user may send
 * @param sendWindow in this time
 * @param tokenLife how long an access token holds
 */
public record BlazePace(Duration pingInterval, Duration pingTimeout, Duration subscribeGap, int sends,
        Duration sendWindow, Duration tokenLife) {
    /** With tokens that outlast any rehearsal. */
    public BlazePace(Duration pingInterval, Duration pingTimeout, Duration subscribeGap, int sends,
            Duration sendWindow) {
        this(pingInterval, pingTimeout, subscribeGap, sends, sendWindow, Duration.ofHours(24));
    }

    /** As documented, or as the library has it by itself. */
    public static BlazePace standard() {
        return new BlazePace(Duration.ofSeconds(25), Duration.ofSeconds(20), Duration.ofMillis(500), 20,
                Duration.ofSeconds(30));
    }
}
