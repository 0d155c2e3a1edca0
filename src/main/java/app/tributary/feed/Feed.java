package app.tributary.feed;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.EventSink;
import app.tributary.filter.Reader;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many chats flow into one: takes the events of every connection off one queue on one thread and tells
 * its listeners, in batches, how the merged timeline changes.
 *
 * <p>Each event that is not a repetition reaches the listeners in {@link FeedBatch#events()}, so that
 * nothing is lost for the history. What is limited is rows: while more events wait than
 * {@link FeedSettings#foldAbove()}, plain messages get no row of their own but one {@link FeedRow.FoldRow}
 * for each channel; everything else keeps its row. The queue itself has no bound: a turn costs so little
 * that no parser of a platform can outrun it for long, and to refuse an event would be to lose it.
 *
 * <p>Bounded are the timeline (twice the cap) and what is remembered of each channel (see
 * {@link FeedSettings#memory()}).
 */
public final class Feed implements EventSink, FeedRows, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private final InstantSource clock;
    private final FeedSettings settings;
    private final Merger merger;
    private final LinkedBlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
    private final CopyOnWriteArrayList<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private final Set<Class<?>> defectsSaid = new HashSet<>();
    private final Thread thread;
    private volatile boolean held;
    private volatile boolean closed;

    /** What stands in the queue. */
    private sealed interface Entry {
        record Heard(ChatEvent event) implements Entry {}

        record Joined(Subscriber subscriber) implements Entry {}

        record Rules(List<Highlight> highlights, Reader reader) implements Entry {}

        /** Wakes the thread for the last time. */
        record Over() implements Entry {}
    }

    /** Ends when closed: after that no batch is begun for the listener; one may still be under way. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Subscriber implements Subscription {
        private final FeedListener listener;
        private volatile boolean gone;
        private boolean complained;

        Subscriber(FeedListener listener) {
            this.listener = listener;
        }

        @Override
        public void close() {
            gone = true;
        }

        void tell(FeedBatch batch) {
            if (gone) {
                return;
            }
            try {
                listener.accept(batch);
            } catch (RuntimeException defect) {
                if (!complained) {
                    complained = true;
                    LOG.error("a listener of the feed failed; this is said once", defect);
                }
            }
        }
    }

    /**
     * Starts the thread.
     *
     * @param clock ours, for what counts as late
     */
    public Feed(InstantSource clock, FeedSettings settings) {
        this.clock = clock;
        this.settings = settings;
        this.merger = new Merger(settings);
        this.thread = Thread.ofPlatform().name("feed").daemon().start(this::run);
    }

    /** Takes an event; never blocks. Any thread. Ignored once the feed is closed. */
    @Override
    public void accept(ChatEvent event) {
        if (!closed) {
            queue.add(new Entry.Heard(event));
        }
    }

    @Override
    public Subscription subscribe(FeedListener listener) {
        var subscriber = new Subscriber(listener);
        if (!closed) {
            queue.add(new Entry.Joined(subscriber));
        }
        return subscriber;
    }

    @Override
    public void holdOrder(boolean hold) {
        held = hold;
    }

    @Override
    public void setHighlights(List<Highlight> highlights, Reader reader) {
        if (!closed) {
            queue.add(new Entry.Rules(List.copyOf(highlights), reader));
        }
    }

    /** Takes in whatever was accepted before, tells the listeners, and ends the thread. */
    @Override
    public void close() {
        closed = true;
        queue.add(new Entry.Over());
        LockSupport.unpark(thread);
        try {
            if (!thread.join(settings.closeWithin())) {
                LOG.error("the feed did not end within {}; {} events are lost", settings.closeWithin(), queue.size());
                thread.interrupt();
            }
        } catch (InterruptedException hurried) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var turn = new ArrayList<Entry>(settings.turn());
        try {
            while (!(closed && queue.isEmpty())) {
                turn.add(queue.take());
                int waiting = queue.size();
                queue.drainTo(turn, settings.turn() - 1);
                merger.begin(clock.instant(), held, waiting >= settings.foldAbove());
                turn.forEach(this::take);
                publish();
                turn.clear();
                if (queue.size() < settings.turn() && !closed) {
                    LockSupport.parkNanos(settings.rest().toNanos());
                }
            }
        } catch (InterruptedException hurried) {
            LOG.debug("the feed was told to hurry");
        }
    }

    private void take(Entry entry) {
        switch (entry) {
            case Entry.Heard(var event) -> hear(event);
            case Entry.Joined(var subscriber) -> {
                publish();
                subscribers.add(subscriber);
                List<FeedRow> rows = merger.rows();
                if (!rows.isEmpty()) {
                    subscriber.tell(new FeedBatch(List.of(new FeedChange.Append(rows)), List.of()));
                }
            }
            case Entry.Rules(var highlights, var reader) -> merger.highlight(highlights, reader);
            case Entry.Over() -> {
            }
        }
    }

    private void hear(ChatEvent event) {
        try {
            merger.hear(event);
        } catch (RuntimeException defect) {
            if (defectsSaid.add(defect.getClass())) {
                LOG.error("an event of kind {} could not be merged; this is said once a kind of defect",
                        event.getClass().getSimpleName(), defect);
            }
        }
    }

    private void publish() {
        var batch = merger.take();
        subscribers.removeIf(subscriber -> subscriber.gone);
        if (!batch.changes().isEmpty() || !batch.events().isEmpty()) {
            subscribers.forEach(subscriber -> subscriber.tell(batch));
        }
    }
}
