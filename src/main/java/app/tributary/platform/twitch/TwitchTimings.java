package app.tributary.platform.twitch;

import java.time.Duration;

/**
 * How patient a connection is.
 *
 * @param join from opening a socket to being in the channel
 * @param ping between two pings of ours
 * @param pong without any word after a ping: then the line is dead
 * @param firstWait before the first new try
 * @param longestWait before later ones
 * @param farewell how long the old socket may take to hand over its last lines after a RECONNECT
 * @param overlap how long after that a line may still arrive a second time
 */
record TwitchTimings(Duration join, Duration ping, Duration pong, Duration firstWait, Duration longestWait,
        Duration farewell, Duration overlap) {
    static final TwitchTimings STANDARD = new TwitchTimings(Duration.ofSeconds(10), Duration.ofSeconds(60),
            Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(5),
            Duration.ofSeconds(10));
}
