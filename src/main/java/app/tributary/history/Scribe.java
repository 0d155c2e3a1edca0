package app.tributary.history;

import app.tributary.chat.ChatEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that writes the history, and its queue. */
final class Scribe implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scribe.class);

    private final Path file;
    private final InstantSource clock;
    private final HistorySettings settings;
    private final LinkedBlockingQueue<Work> queue = new LinkedBlockingQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private final Health health = new Health();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    /** What a new file has to be told anew. */
    private final Supplier<List<Sql>> keepsakes;
    private @Nullable Database database;
    private @Nullable Ledger ledger;

    /** Something to be done in the database, within a transaction that may be repeated as a whole. */
    @FunctionalInterface
    interface Sql {
        void run(Database database) throws SQLException;
    }

    private sealed interface Work {
        /** @param heard when, for events that are dated in the future */
        record Event(ChatEvent event, Instant heard) implements Work {}

        record Task(Sql sql) implements Work {}

        /** Everything before it is to be on the disk when this is done. */
        record Mark(CompletableFuture<Void> done) implements Work {}
    }

    Scribe(Path file, InstantSource clock, HistorySettings settings, Database database,
            Supplier<List<Sql>> keepsakes) {
        this.file = file;
        this.clock = clock;
        this.settings = settings;
        this.keepsakes = keepsakes;
        this.database = database;
        this.ledger = new Ledger(database);
        this.thread = Thread.ofPlatform().name("history").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    Health health() {
        return health;
    }

    /** Any thread; never blocks. */
    void hear(List<ChatEvent> events) {
        if (closing.getCount() == 0 || events.isEmpty()) {
            return;
        }
        var now = clock.instant();
        for (var event : events) {
            long before = waiting.getAndIncrement();
            // What takes something away is worth more than what could be taken away.
            boolean dispensable = event instanceof ChatEvent.Message || event instanceof ChatEvent.Happening;
            if (before >= (dispensable ? settings.waiting() : 2L * settings.waiting())) {
                waiting.decrementAndGet();
                health.lost(before);
            } else {
                queue.add(new Work.Event(event, now));
            }
        }
    }

    /** Any thread; never blocks. */
    void run(Sql sql) {
        if (closing.getCount() > 0) {
            waiting.incrementAndGet();
            queue.add(new Work.Task(sql));
        }
    }

    /** Done when everything accepted so far is on the disk; with an error where closing came before. */
    CompletableFuture<Void> mark() {
        var done = new CompletableFuture<Void>();
        waiting.incrementAndGet();
        queue.add(new Work.Mark(done));
        if (closing.getCount() == 0) {
            done.completeExceptionally(new IllegalStateException("the history is closed"));
        }
        return done;
    }

    @Override
    public void close() {
        closing.countDown();
        waiting.incrementAndGet();
        queue.add(new Work.Mark(new CompletableFuture<>()));
        try {
            if (!thread.join(settings.closeWithin())) {
                LOG.error("the history did not end within {}; {} events are lost", settings.closeWithin(),
                        waiting.get());
                thread.interrupt();
            }
        } catch (InterruptedException hurried) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var batch = new ArrayList<Work>();
        try {
            while (true) {
                if (batch.isEmpty()) {
                    gather(batch);
                }
                if (write(batch)) {
                    waiting.addAndGet(-batch.size());
                    health.writing();
                    batch.forEach(this::tellDone);
                    batch.clear();
                } else if (closing.await(settings.retry().toMillis(), TimeUnit.MILLISECONDS)) {
                    TimeUnit.MILLISECONDS.sleep(Math.min(50, settings.retry().toMillis()));
                }
                if (batch.isEmpty() && queue.isEmpty() && closing.getCount() == 0) {
                    break;
                }
            }
        } catch (InterruptedException hurried) {
            LOG.debug("the history was told to hurry");
        } finally {
            closeDatabase();
            queue.drainTo(batch);
            batch.forEach(work -> {
                if (work instanceof Work.Mark(var done)) {
                    done.completeExceptionally(new IllegalStateException("the history was closed before"));
                }
            });
        }
    }

    /** Waits for work, and then a little for more, unless somebody waits for it to be done. */
    private void gather(List<Work> batch) throws InterruptedException {
        batch.add(queue.take());
        long until = System.nanoTime() + settings.linger().toNanos();
        while (batch.size() < settings.batch() && !(batch.getLast() instanceof Work.Mark)) {
            var next = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            batch.add(next);
        }
    }

    /** Writes the batch in one transaction; false where it has to be tried again as it now is. */
    private boolean write(List<Work> batch) {
        try {
            apply(batch);
            return true;
        } catch (SQLException error) {
            return amend(error, batch);
        } catch (Schema.Foreign error) {
            return retry(String.valueOf(error.getMessage()));
        } catch (RuntimeException defect) {
            LOG.debug("a row of the batch does not fit", defect);
            return writeOneByOne(batch);
        }
    }

    private boolean amend(SQLException error, List<Work> batch) {
        return switch (Trouble.of(error)) {
            case DAMAGED -> replace(error);
            case DISK, CLOSED_TO_US -> retry(String.valueOf(error.getMessage()));
            case ROW -> {
                LOG.debug("a row does not fit", error);
                yield writeOneByOne(batch);
            }
        };
    }

    private void apply(List<Work> batch) throws SQLException, Schema.Foreign {
        var open = database;
        var book = ledger;
        if (open == null || book == null) {
            open = Database.toWrite(file, settings.busy());
            book = new Ledger(open);
            database = open;
            ledger = book;
        }
        try {
            book.begin();
            for (var work : batch) {
                switch (work) {
                    case Work.Event(var event, var heard) -> book.hear(event, heard);
                    case Work.Task(var sql) -> sql.run(open);
                    case Work.Mark _ -> {
                    }
                }
            }
            book.commit();
        } catch (SQLException | RuntimeException failed) {
            rollback(open);
            ledger = new Ledger(open);
            throw failed;
        }
    }

    /** Finds the rows that cannot be written, and lets only those go. */
    private boolean writeOneByOne(List<Work> batch) {
        while (!batch.isEmpty()) {
            var first = batch.getFirst();
            try {
                apply(List.of(first));
                tellDone(first);
            } catch (SQLException error) {
                if (Trouble.of(error) != Trouble.ROW) {
                    return amend(error, batch);
                }
                letGo(first, error);
            } catch (Schema.Foreign error) {
                return retry(String.valueOf(error.getMessage()));
            } catch (RuntimeException defect) {
                letGo(first, defect);
            }
            batch.removeFirst();
            waiting.decrementAndGet();
        }
        return true;
    }

    private void letGo(Work work, Exception error) {
        health.lostOne();
        LOG.error("one row cannot be kept in the history: {}",
                work instanceof Work.Event(var event, _) ? event.getClass().getSimpleName() : "an action", error);
    }

    private boolean retry(String why) {
        closeDatabase();
        health.retrying(why, waiting.get());
        return false;
    }

    private boolean replace(SQLException error) {
        closeDatabase();
        try {
            var aside = DamagedFile.setAside(file, String.valueOf(error.getMessage()), clock.instant());
            health.replaced(aside);
            apply(keepsakes.get().stream().map(sql -> (Work) new Work.Task(sql)).toList());
            return false;
        } catch (IOException | SQLException | Schema.Foreign again) {
            return retry(String.valueOf(again.getMessage()));
        }
    }

    private void tellDone(Work work) {
        if (work instanceof Work.Mark(var done)) {
            health.writing();
            done.complete(null);
        }
    }

    private static void rollback(Database open) {
        try {
            open.rollback();
        } catch (SQLException error) {
            LOG.debug("nothing left to roll back: {}", error.getMessage());
        }
    }

    private void closeDatabase() {
        var open = database;
        database = null;
        ledger = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException error) {
                LOG.warn("the history did not close cleanly: {}", error.getMessage());
            }
        }
    }
}
