package app.tributary.history;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the writing goes, and who wants to know. Changes are told on the thread that brings them. */
final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final CopyOnWriteArrayList<Consumer<HistoryState>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong lost = new AtomicLong();
    private volatile HistoryState state = new HistoryState.Writing(0);

    HistoryState state() {
        return state;
    }

    void onState(Consumer<HistoryState> listener) {
        listeners.add(listener);
    }

    /** An event found no room in the queue. Any thread; told with the next change. */
    void lost(long waiting) {
        if (lost.incrementAndGet() == 1) {
            LOG.error("the history cannot keep up: {} events wait; what comes now is lost and counted", waiting);
        }
    }

    /** A row cannot be stored at all. */
    void lostOne() {
        lost.incrementAndGet();
    }

    void writing() {
        if (state instanceof HistoryState.Retrying) {
            LOG.info("the history is written again; lost so far: {}", lost.get());
        }
        change(new HistoryState.Writing(lost.get()));
    }

    void retrying(String why, long waiting) {
        if (!(state instanceof HistoryState.Retrying)) {
            LOG.warn("the history cannot be written, and is tried again: {}", why);
        }
        change(new HistoryState.Retrying(why, waiting, lost.get()));
    }

    void replaced(SetAside aside) {
        change(new HistoryState.Replaced(aside));
    }

    private void change(HistoryState next) {
        if (next.equals(state)) {
            return;
        }
        state = next;
        for (var listener : listeners) {
            try {
                listener.accept(next);
            } catch (RuntimeException defect) {
                LOG.error("a listener of the history failed", defect);
            }
        }
    }
}
