package app.tributary.ui.console;

import app.tributary.ui.FxThread;
import java.time.Duration;
import java.util.Optional;

/**
 * Calls once a second on the FX thread. No animation of the toolkit: while one of those runs, 60 frames a second
 * are gone through in a window in which nothing happens. FX thread only.
 */
final class Seconds implements AutoCloseable {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Runnable tick;
    private Optional<Thread> waiting = Optional.empty();

    /** @param tick what to do each second; not called after a close */
    Seconds(Runnable tick) {
        this.tick = tick;
    }

    /** Begins; once. */
    void start() {
        waiting = Optional.of(Thread.ofVirtual().name("seconds").start(this::count));
    }

    @Override
    public void close() {
        waiting.ifPresent(Thread::interrupt);
        waiting = Optional.empty();
    }

    private void count() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(SECOND);
                FxThread.run(() -> {
                    if (waiting.isPresent()) {
                        tick.run();
                    }
                });
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
