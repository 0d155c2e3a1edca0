package app.tributary.desk;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How the desk lets time pass; a test lets it pass at once. */
@FunctionalInterface
interface Pause {
    /** Waits this long, but not beyond the desk's closing. */
    void rest(Duration time, CountDownLatch closing) throws InterruptedException;

    /** Real time. */
    static Pause real() {
        return (time, closing) -> {
            boolean _ = closing.await(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
        };
    }
}
