package app.tributary.net;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: doubling from a first wait to a longest one, each with up to
 * a half more by chance. Forgives only after a spell of health, so that a server which accepts and
 * drops at once is not hammered. Used by one thread.
 */
public final class Backoff {
    private static final Duration HEALTH = Duration.ofSeconds(10);

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private int failures;

    public Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /** The wait before the next try, after one more failure. */
    public Duration next() {
        long plain = first.toMillis() << Math.min(failures, 20);
        failures++;
        long bounded = Math.min(longest.toMillis(), plain);
        return Duration.ofMillis(bounded + random.nextLong(bounded / 2 + 1));
    }

    /**
     * Tells how long the last connection lasted: after ten seconds of health the next wait is the first
     * one again.
     */
    public void lasted(Instant connectedAt, Instant lostAt) {
        if (Duration.between(connectedAt, lostAt).compareTo(HEALTH) >= 0) {
            failures = 0;
        }
    }

    /** Forgets every failure: a person asked to try again. */
    public void reset() {
        failures = 0;
    }
}
