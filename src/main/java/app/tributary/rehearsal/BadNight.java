package app.tributary.rehearsal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What goes wrong on a bad night: now and then, something, somewhere. Used by one thread. */
final class BadNight {
    private static final double EACH_SECOND = 1 / 15.0;

    private final RandomGenerator random;

    BadNight(RandomGenerator random) {
        this.random = random;
    }

    /** What goes wrong in a stretch of time; mostly nothing. */
    Optional<Mischief> within(Duration stretch) {
        if (random.nextDouble() > EACH_SECOND * stretch.toMillis() / 1000.0) {
            return Optional.empty();
        }
        List<Mischief> repertoire = List.of(new Mischief.DropConnections(), new Mischief.Down(Duration.ofSeconds(8)),
                new Mischief.Mute(Duration.ofSeconds(20)), new Mischief.AnswerStatus(500, 2),
                new Mischief.AnswerStatus(429, 2), new Mischief.AnswerHtml(1), new Mischief.RawFrame("{\"half\": "),
                new Mischief.NoRealtime(Duration.ofSeconds(25)));
        return Optional.of(repertoire.get(random.nextInt(repertoire.size())));
    }
}
