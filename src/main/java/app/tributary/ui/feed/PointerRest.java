package app.tributary.ui.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How long the pointer has lain still. FX thread only. */
final class PointerRest {
    private final InstantSource clock;
    private Instant movedAt = Instant.MIN;

    PointerRest(InstantSource clock) {
        this.clock = clock;
    }

    void moved() {
        movedAt = clock.instant();
    }

    /** How long until it has lain still for so long; zero or less: it has. */
    Duration until(Duration rest) {
        var now = clock.instant();
        if (now.isBefore(movedAt)) {
            // The clock was set back: the rest must not wait until it has caught up.
            movedAt = now;
        }
        return Duration.between(now, movedAt.plus(rest));
    }
}
