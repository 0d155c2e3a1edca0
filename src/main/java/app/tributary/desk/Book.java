package app.tributary.desk;

import app.tributary.chat.ChatCommand;
import app.tributary.chat.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What was done from here, and who hears of it. Listeners and the journal hear everything in order, on
 * a thread of the book. Any thread may call.
 */
final class Book {
    private static final int MOST_LINES = 200;

    private final InstantSource clock;
    private final ActionJournal journal;
    private final List<DeskListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<Long, ActionRecord> lines = new LinkedHashMap<>();
    private final SerialTasks teller = new SerialTasks("desk");
    private long lastId;
    private boolean ended;

    Book(InstantSource clock, ActionJournal journal) {
        this.clock = clock;
        this.journal = journal;
    }

    AutoCloseable subscribe(DeskListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    synchronized List<ActionRecord> lines() {
        return new ArrayList<>(lines.values());
    }

    /** A command is given; the id of its line. */
    synchronized long given(ChatCommand command, String about) {
        var line = new ActionRecord(++lastId, command, about, Optional.empty(), clock.instant());
        write(line);
        return line.id();
    }

    /** What became of it, perhaps not for the first time. */
    synchronized void became(long id, Outcome outcome) {
        var line = lines.get(id);
        if (line != null && !line.outcome().equals(Optional.of(outcome))) {
            write(new ActionRecord(id, line.command(), line.about(), Optional.of(outcome), line.at()));
        }
    }

    /** The lines without an outcome get this one; what comes later is not written any more. */
    synchronized void end(Outcome outcome) {
        lines().stream().filter(line -> line.outcome().isEmpty()).forEach(line -> became(line.id(), outcome));
        ended = true;
    }

    synchronized void tell(Dispatch dispatch) {
        if (ended) {
            return;
        }
        teller.add(() -> listeners.forEach(listener -> listener.dispatchChanged(dispatch)));
    }

    /** Runs it after all that was told before. */
    void afterwards(Runnable task) {
        teller.add(task);
    }

    /** Waits until everything is told, at most this long. */
    void awaitTold(Duration most) {
        var told = new CountDownLatch(1);
        teller.add(told::countDown);
        try {
            boolean _ = told.await(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(ActionRecord line) {
        if (ended) {
            return;
        }
        lines.put(line.id(), line);
        var oldest = lines.keySet().iterator();
        if (lines.size() > MOST_LINES && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
        teller.add(() -> journal.write(line));
        teller.add(() -> listeners.forEach(listener -> listener.acted(line)));
    }
}
