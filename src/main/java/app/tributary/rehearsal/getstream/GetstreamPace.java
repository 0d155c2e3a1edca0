package app.tributary.rehearsal.getstream;

import java.time.Duration;

/**
 * The server's own figures.
 *
 * @param calls how many calls a user may make to one endpoint in each window
 * @param window the stretch that calls are counted in
 * @param longestText characters of a message
 * @param poll how long a long poll waits for something to happen
 * @param silence a socket that says nothing for this long is closed
 */
public record GetstreamPace(int calls, Duration window, int longestText, Duration poll, Duration silence) {
    /** As documented, or as is usual for a plan. */
    public static GetstreamPace standard() {
        return new GetstreamPace(60, Duration.ofMinutes(1), 5000, Duration.ofSeconds(20), Duration.ofSeconds(65));
    }

    /** The same with another limit of calls. */
    public GetstreamPace withCalls(int most) {
        return new GetstreamPace(most, window, longestText, poll, silence);
    }
}
