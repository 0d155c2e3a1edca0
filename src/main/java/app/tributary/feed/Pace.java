package app.tributary.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How fast messages come, over the last few seconds: fast from the moment that more come than the limit, and
 * until clearly fewer have come for a while, so that it does not flap. Counts time that passes: a clock that
 * is set back stands still for it. For one thread.
 */
final class Pace {
    private static final long WINDOW = Duration.ofSeconds(3).toMillis();
    private static final double CALM = 0.7;
    private static final long CALM_FOR = Duration.ofSeconds(3).toMillis();

    private final Deque<Heard> heard = new ArrayDeque<>();
    private Optional<Instant> last = Optional.empty();
    private long beat;
    private long calmSince;
    private int sum;
    private int limit;
    private boolean fast;

    private record Heard(long beat, int count) {}

    /** More than this many a second are fast; 0: nothing is. */
    void limit(int aSecond) {
        limit = aSecond;
        fast = fast && limit > 0;
    }

    /** It is this late now. */
    void at(Instant now) {
        beat += Math.max(0, last.map(before -> Duration.between(before, now).toMillis()).orElse(0L));
        last = Optional.of(now);
        while (!heard.isEmpty() && heard.peekFirst().beat <= beat - WINDOW) {
            sum -= heard.removeFirst().count;
        }
        judge();
    }

    /** So many messages came now. */
    void heard(int count) {
        var same = heard.peekLast();
        if (same != null && same.beat == beat) {
            heard.removeLast();
        }
        heard.addLast(new Heard(beat, count + (same != null && same.beat == beat ? same.count : 0)));
        sum += count;
        judge();
    }

    /** Whether more come than the limit. */
    boolean isFast() {
        return fast;
    }

    /** Milliseconds that have passed; never fewer than before. */
    long beat() {
        return beat;
    }

    private void judge() {
        long aWindow = limit * WINDOW / 1000;
        if (limit > 0 && sum > aWindow) {
            fast = true;
            calmSince = beat;
        } else if (sum > aWindow * CALM) {
            calmSince = beat;
        } else if (beat - calmSince >= CALM_FOR) {
            fast = false;
        }
    }
}
