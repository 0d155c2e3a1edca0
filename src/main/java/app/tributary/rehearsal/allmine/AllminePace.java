package app.tributary.rehearsal.allmine;

import java.time.Duration;

/**
 * The server's own figures.
 *
 * @param pingInterval between two pings of Engine.IO
 * @param pingTimeout how long a pong may take
 * @param sends how many messages a user may send
 * @param sendWindow in this time
 * @param accessLife how long an access token is good for, in whole seconds
 * @param credit what each user can spend
 */
public record AllminePace(Duration pingInterval, Duration pingTimeout, int sends, Duration sendWindow,
        Duration accessLife, int credit) {
    /** What a superlike costs. */
    static final int SUPERLIKE_PRICE = 10;

    /** As documented, or as the libraries have it by themselves. */
    public static AllminePace standard() {
        return new AllminePace(Duration.ofSeconds(25), Duration.ofSeconds(20), 20, Duration.ofSeconds(20),
                Duration.ofHours(1), 1000);
    }
}
