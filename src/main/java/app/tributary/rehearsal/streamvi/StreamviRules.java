package app.tributary.rehearsal.streamvi;

import java.time.Duration;

/**
 * What a loopback StreamVi is like.
 *
 * @param ping how often the Centrifugo server pings, in whole seconds
 * @param tokenLife how long its tokens hold, in whole seconds
 * @param historyItems how many messages the history gives at most
 * @param recoverable how many publications of a channel can be recovered
 * @param publishesChat whether messages are published, or only to be had from the history
 * @param delivery how long after a send the platforms behind it have their copies
 * @param longpoll how long the question for a broadcast is held open while there is none
 */
public record StreamviRules(Duration ping, Duration tokenLife, int historyItems, int recoverable,
        boolean publishesChat, Duration delivery, Duration longpoll) {
    /** What the real one is like, as far as known; 300 publications are what Centrifugo's guide recommends at most. */
    public static StreamviRules standard() {
        return new StreamviRules(Duration.ofSeconds(25), Duration.ofMinutes(30), 200, 300, true, Duration.ofMillis(150),
                Duration.ofSeconds(20));
    }
}
