package app.tributary.net;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a {@link CentrifugoClient} does what again. */
final class CentrifugoPace {
    /** A token is renewed when this much of its time is over. */
    private static final double LEASE_USED = 0.9;
    /** However short a server says that a token holds, it is not renewed in a frenzy. */
    private static final long SHORTEST_LEASE_MILLIS = 1000;

    private final CentrifugoTimings timings;
    private final InstantSource clock;
    private final RandomGenerator random;

    CentrifugoPace(CentrifugoTimings timings, InstantSource clock, RandomGenerator random) {
        this.timings = timings;
        this.clock = clock;
        this.random = random;
    }

    Instant in(Duration wait) {
        return clock.instant().plus(wait);
    }

    /** When a token is to be renewed that holds for this long from now; never where it holds for good. */
    Optional<Instant> renewal(Optional<Duration> lease) {
        return lease.map(time -> in(
                Duration.ofMillis((long) (Math.max(time.toMillis(), SHORTEST_LEASE_MILLIS) * LEASE_USED))));
    }

    /** How long to wait before a token is asked for again that was not to be had. */
    Duration tokenRetry() {
        long millis = timings.tokenRetry().toMillis();
        return Duration.ofMillis(millis + random.nextLong(millis + 1));
    }

    Instant tokenRetryAt() {
        return in(tokenRetry());
    }

    Backoff newBackoff() {
        return new Backoff(timings.firstRetry(), timings.longestRetry(), random);
    }
}
