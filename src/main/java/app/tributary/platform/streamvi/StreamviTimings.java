package app.tributary.platform.streamvi;

import app.tributary.net.CentrifugoTimings;
import java.time.Duration;

/**
 * How long a StreamVi connection waits for what; all positive. Tests make them short.
 *
 * @param historyFast between two reads of the history while it is the only sure way to the messages
 * @param historySlow between two while the socket is known to deliver them
 * @param outlets between two reads of the list of restreams
 * @param offline before the current broadcast is asked for again when there is none
 * @param longpoll how long the question for the current broadcast may be held open by the server
 * @param firstLook the same while nothing is known: a server that holds it longer has no broadcast
 * @param call for any other call
 * @param command for a call that a person waits for
 * @param firstRetry before the first new try after a failure
 * @param longestRetry the longest such wait
 * @param centrifugo those of the socket
 */
record StreamviTimings(Duration historyFast, Duration historySlow, Duration outlets, Duration offline,
        Duration longpoll, Duration firstLook, Duration call, Duration command, Duration firstRetry,
        Duration longestRetry,
        CentrifugoTimings centrifugo) {
    static StreamviTimings standard() {
        return new StreamviTimings(Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofSeconds(30),
                Duration.ofSeconds(2), Duration.ofSeconds(40), Duration.ofSeconds(4), Duration.ofSeconds(8),
                Duration.ofMillis(4500),
                Duration.ofSeconds(1), Duration.ofSeconds(20), CentrifugoTimings.standard());
    }
}
