package app.tributary.desk;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks one after another, in the order in which they came, on a virtual thread that is there while there is work. */
final class SerialTasks {
    private static final Logger LOG = LoggerFactory.getLogger(SerialTasks.class);

    private final String name;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private Optional<Thread> thread = Optional.empty();

    SerialTasks(String name) {
        this.name = name;
    }

    synchronized void add(Runnable task) {
        waiting.add(task);
        if (thread.isEmpty()) {
            thread = Optional.of(Thread.ofVirtual().name(name).start(this::run));
        }
    }

    /** Interrupts the task under way. */
    synchronized void interrupt() {
        thread.ifPresent(Thread::interrupt);
    }

    private void run() {
        for (var task = next(); task.isPresent(); task = next()) {
            try {
                task.get().run();
            } catch (RuntimeException defect) {
                LOG.error("a task of {} failed", name, defect);
            }
        }
    }

    private synchronized Optional<Runnable> next() {
        var task = Optional.ofNullable(waiting.poll());
        if (task.isEmpty()) {
            thread = Optional.empty();
        }
        return task;
    }
}
