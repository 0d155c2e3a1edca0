package app.tributary.platform.hapihub;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Spreads the calls of one account over time: the server names no limit, so we keep one. Any thread may call. */
final class HapihubPace {
    private final InstantSource clock;
    private final Duration each;
    private final Duration saved;
    private Instant free = Instant.MIN;

    HapihubPace(InstantSource clock, int eachSecond) {
        this.clock = clock;
        each = Duration.ofSeconds(1).dividedBy(eachSecond);
        saved = Duration.ofSeconds(2);
    }

    /** Waits for a turn. */
    void await() throws InterruptedException {
        Instant now = clock.instant();
        Instant turn;
        synchronized (this) {
            Instant earliest = now.minus(saved);
            turn = free.isBefore(earliest) ? earliest : free;
            free = turn.plus(each);
        }
        if (turn.isAfter(now)) {
            Thread.sleep(Duration.between(now, turn));
        }
    }
}
