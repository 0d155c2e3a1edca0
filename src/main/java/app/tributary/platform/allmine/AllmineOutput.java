package app.tributary.platform.allmine;

import app.tributary.chat.Activity;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.EventSink;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The way from a connection to its sink: nothing twice, and nothing after the end. Any thread may call.
 */
final class AllmineOutput {
    private final EventSink sink;
    private final AllmineMemory memory = new AllmineMemory();
    private final AllmineSuperlikes superlikes = new AllmineSuperlikes();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private long ownSuperlikes;
    private boolean closed;

    AllmineOutput(EventSink sink) {
        this.sink = sink;
    }

    /**
     * Passes a message on; false where it was passed on before.
     *
     * @param fromHistory whether the history has it
     */
    boolean say(AllmineMapper.Said said, Origin origin, boolean fromHistory) {
        return locked(() -> switch (closed ? AllmineMemory.Novelty.KNOWN : memory.admit(said, fromHistory)) {
            case NEW -> put(new ChatEvent.Message(said.message(), origin));
            case CHANGED -> {
                put(new ChatEvent.Edit(said.message()));
                yield false;
            }
            case KNOWN -> false;
        });
    }

    /** Passes a superlike on, once. */
    boolean superlike(Activity superlike, boolean own, boolean answer) {
        return locked(() -> {
            if (own && !answer) {
                ownSuperlikes++;
            }
            return superlikes.admit(superlike, own, answer) && put(new ChatEvent.Happening(superlike, Origin.LIVE));
        });
    }

    /** How many events told of superlikes of our own. */
    long ownSuperlikes() {
        lock.lock();
        try {
            return ownSuperlikes;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until an event has told of more superlikes of our own; false where none did in time. */
    boolean awaitOwnSuperlike(long before, Duration within) {
        lock.lock();
        try {
            long left = within.toNanos();
            while (ownSuperlikes <= before && left > 0 && !closed) {
                left = told.awaitNanos(left);
            }
            return ownSuperlikes > before;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Passes something on that happens once.
     *
     * @param key what makes it one and the same
     */
    boolean once(String key, ChatEvent event) {
        return locked(() -> !closed && memory.admit(key) && put(event));
    }

    /**
     * Passes on once what was done to somebody, by the name that they are known by here.
     *
     * @param key what makes it one and the same
     */
    void acted(String key, ChatEvent.PersonAction action) {
        locked(() -> !closed && memory.admit(key) && put(named(action)));
    }

    private ChatEvent.PersonAction named(ChatEvent.PersonAction action) {
        return new ChatEvent.PersonAction(action.channel(), named(action.target()).orElse(action.target()),
                action.kind(), action.lasts(), action.by().flatMap(this::named), action.why(), action.at());
    }

    /** Empty where nothing but an id is known. */
    private Optional<Person> named(Person person) {
        return person.name().equals(person.id())
                ? memory.nameOf(person.id()).map(name -> new Person(person.id(), name))
                : Optional.of(person);
    }

    /** A message is gone. */
    void gone(MessageKey key, Instant at) {
        locked(() -> {
            memory.settle(key.id());
            return memory.admit("gone:" + key.id()) && put(new ChatEvent.Removal(key, Optional.empty(), at));
        });
    }

    /** Passes anything else on. */
    void tell(ChatEvent event) {
        locked(() -> put(event));
    }

    AllmineMemory.Mark mark() {
        lock.lock();
        try {
            return memory.mark();
        } finally {
            lock.unlock();
        }
    }

    boolean knownAt(AllmineMemory.Mark mark, String id) {
        return locked(() -> memory.knownAt(mark, id));
    }

    List<String> vanished(Set<String> present, Instant oldest, Instant receivedBefore) {
        lock.lock();
        try {
            return memory.vanished(present, oldest, receivedBefore);
        } finally {
            lock.unlock();
        }
    }

    /** Says one last thing, and nothing more. */
    void close(ChatEvent last) {
        locked(() -> {
            put(last);
            closed = true;
            return true;
        });
    }

    private boolean put(ChatEvent event) {
        if (!closed) {
            sink.accept(event);
        }
        return !closed;
    }

    private boolean locked(BooleanSupplier work) {
        lock.lock();
        try {
            boolean done = work.getAsBoolean();
            told.signalAll();
            return done;
        } finally {
            lock.unlock();
        }
    }
}
