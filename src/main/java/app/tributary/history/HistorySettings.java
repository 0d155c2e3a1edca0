package app.tributary.history;

import java.time.Duration;

/**
 * How a history writes.
 *
 * @param batch so many rows go into one transaction at most
 * @param linger so long a row waits for others at most
 * @param busy how long another program's lock is waited for
 * @param retry how long to wait after the disk refused
 * @param waiting so many events are kept in memory while they cannot be written; beyond that messages are
 *        lost, and counted
 * @param closeWithin how long closing may take
 */
public record HistorySettings(int batch, Duration linger, Duration busy, Duration retry, int waiting,
        Duration closeWithin) {
    /** As the console runs. */
    public static HistorySettings standard() {
        return new HistorySettings(500, Duration.ofMillis(250), Duration.ofSeconds(3), Duration.ofSeconds(1), 250_000,
                Duration.ofSeconds(10));
    }
}
