package app.tributary;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How a long run goes.
 *
 * @param lasts how long the chatters write
 * @param seed the same seed gives the same people, texts and mischief, though not at the same moments
 * @param perSecond messages in all
 * @param dropFrom the shortest time between two drops of one platform
 * @param dropTo the longest
 * @param commandEach how often the console is told to do something
 * @param warmUp so many messages on each platform beforehand, faster and without trouble, so that what remembers
 *        the last few thousand has reached its bounds when the memory is first looked at
 * @param swallows whether calls are carried out and never answered now and then; a client waits long for those
 */
record SoakPlan(Duration lasts, long seed, double perSecond, Duration dropFrom, Duration dropTo, Duration commandEach,
        int warmUp, boolean swallows) {
    /** More than any of the connectors remembers of a channel. */
    private static final int WARM_UP = 10_500;

    /** Fifty messages a second, each platform dropping its connections every 20 to 40 s. */
    static SoakPlan standard(Duration lasts, long seed) {
        boolean looksAtMemory = lasts.compareTo(Duration.ofMinutes(5)) >= 0;
        return new SoakPlan(lasts, seed, 50, Duration.ofSeconds(20), Duration.ofSeconds(40), Duration.ofSeconds(1),
                looksAtMemory ? WARM_UP : 0, true);
    }

    /** The same in a quarter of a minute. */
    static SoakPlan brief() {
        return new SoakPlan(Duration.ofSeconds(14), 7, 50, Duration.ofSeconds(5), Duration.ofSeconds(8),
                Duration.ofMillis(300), 0, false);
    }

    /** A time between two drops. */
    Duration drop(RandomGenerator random) {
        return between(random, dropFrom, dropTo);
    }

    static Duration between(RandomGenerator random, Duration from, Duration to) {
        return from.plusMillis(random.nextLong(Math.max(1, to.minus(from).toMillis())));
    }
}
