package app.tributary.ui;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Stands in for the FX thread: what other threads post runs on the test's own, when it waits for something. */
public final class Turns implements Executor {
    private final BlockingQueue<Runnable> posted = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable action) {
        posted.add(action);
    }

    /** Runs what is posted until the condition holds. */
    public void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            for (var next = posted.poll(); next != null; next = posted.poll()) {
                next.run();
            }
            if (condition.getAsBoolean()) {
                return;
            }
            try {
                var next = posted.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (next == null) {
                    throw new AssertionError("never: " + what);
                }
                next.run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Runs what is posted by now. */
    public void run() {
        until("", () -> true);
    }
}
