package app.tributary.platform.twitch;

import app.tributary.net.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The way from one socket to the next while both are open. Reads the old one on; keeps back what the new
 * one brings until the old one has given everything. Used by one thread.
 */
final class Move implements AutoCloseable {
    /** Both are asked in turn, so that neither waits longer than this for the other. */
    private static final Duration TURN = Duration.ofMillis(20);

    private final IrcSession old;
    private final Supplier<IrcSession> opening;
    private final TwitchTimings timings;
    private final InstantSource clock;
    private final Backoff backoff;
    private final Overlap overlap = new Overlap();
    private final List<String> held = new ArrayList<>();
    private Optional<IrcSession> successor = Optional.empty();
    private Instant tryAt;

    Move(IrcSession old, Supplier<IrcSession> opening, TwitchTimings timings, InstantSource clock, Backoff backoff) {
        this.old = old;
        this.opening = opening;
        this.timings = timings;
        this.clock = clock;
        this.backoff = backoff;
        this.tryAt = clock.instant();
    }

    /**
     * Moves over.
     *
     * @param lines takes those of the old socket
     * @return the session to go on with: the new one, joined or on its way there; the old one where it
     *         ended and there is no new one
     */
    IrcSession run(Consumer<IrcLine> lines) throws InterruptedException {
        Optional<Instant> patience = Optional.empty();
        while (true) {
            old.next(TURN, line -> {
                overlap.saw(line);
                lines.accept(line);
            });
            tend();
            boolean joined = successor.filter(IrcSession::joined).isPresent();
            var now = clock.instant();
            if (joined && patience.isEmpty()) {
                old.fence();
                patience = Optional.of(now.plus(timings.farewell()));
            }
            boolean oldIsDone = old.ending().isPresent()
                    || (joined && (old.fencePassed() || patience.filter(now::isAfter).isPresent()));
            if (oldIsDone) {
                overlap.endsAt(now.plus(timings.overlap()));
                return successor.orElse(old);
            }
        }
    }

    /** What the old socket brought meanwhile. */
    Overlap overlap() {
        return overlap;
    }

    /** Gives out what the new one has brought so far. */
    void held(Consumer<IrcLine> lines) {
        var line = new IrcLine();
        for (String raw : held) {
            if (line.read(raw, 0, raw.length())) {
                lines.accept(line);
            }
        }
        held.clear();
    }

    /** Ends the new socket: the move is off. */
    @Override
    public void close() {
        successor.ifPresent(IrcSession::close);
    }

    private void tend() throws InterruptedException {
        if (successor.isEmpty() && !clock.instant().isBefore(tryAt)) {
            successor = Optional.of(opening.get());
        }
        if (successor.isPresent()) {
            var session = successor.get();
            session.next(Duration.ZERO, line -> held.add(line.raw()));
            if (session.ending().isPresent()) {
                session.close();
                successor = Optional.empty();
                held.clear();
                tryAt = clock.instant().plus(backoff.next());
            }
        }
    }
}
