package app.tributary.rehearsal.twitch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Says the lines of a file to whoever has joined. Waits while nobody has; after each lost connection
 * repeats the last 20 lines, and more where more have not been read: no line is passed over. A mark
 * behind each batch, which the client's socket sends back, tells what has been read. Owns one virtual
 * thread. Any thread may call.
 */
public final class IrcReplay implements AutoCloseable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int REPEATED = 20;
    private static final int BATCH = 64;
    /** So many lines may be on the way; then the server waits for the client. */
    private static final int WINDOW = 2048;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** How often a mute server looks whether it may speak again. */
    private static final long MUTE_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long UNTIL_CHANGED = TimeUnit.HOURS.toNanos(1);

    private final IrcRoom room;
    private final List<String> lines;
    private final OptionalDouble rate;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Who listens, and up to which line they have read. */
    private final Map<IrcClient, Long> readers = new HashMap<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final IrcRoom.Listener listener = new Audience();
    private final Thread player;
    private int next;
    private int furthest;
    private int read;
    private int rewindTo = Integer.MAX_VALUE;
    private int drops;
    private long due;
    private boolean closed;

    /**
     * How far it is.
     *
     * @param lines how many the file has
     * @param sent how many different ones went into an open socket
     * @param read up to which line everybody who listened has read
     * @param drops how many connections were lost on the way
     */
    public record Progress(int lines, int sent, int read, int drops) {}

    private IrcReplay(TwitchServer server, List<String> lines, OptionalDouble rate) {
        this.room = server.room();
        this.lines = List.copyOf(lines);
        this.rate = rate;
        this.player = Thread.ofVirtual().name("replay").unstarted(this::run);
    }

    /**
     * Starts to replay.
     *
     * @param lines raw lines of Twitch's IRC; the channel that they name does not matter
     * @param rate lines a second; empty: as they were sent, without pauses of more than 5 s
     */
    public static IrcReplay start(TwitchServer server, List<String> lines, OptionalDouble rate) {
        var replay = new IrcReplay(server, lines, rate);
        replay.room.listen(replay.listener);
        replay.player.start();
        return replay;
    }

    /** The lines of a file that are not empty. What is not UTF-8 comes as replacement characters, as from a socket. */
    public static List<String> linesOf(Path file) throws IOException {
        try (var text = new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            var lines = new ArrayList<String>();
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                String bare = lines.isEmpty() && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
                if (!bare.isBlank()) {
                    lines.add(bare);
                }
            }
            return lines;
        }
    }

    /** How far it is now. */
    public Progress progress() {
        lock.lock();
        try {
            return new Progress(lines.size(), furthest, read, drops);
        } finally {
            lock.unlock();
        }
    }

    /** Completes when every line has been read by everybody who listens. */
    public CompletableFuture<Void> done() {
        return done.copy();
    }

    /** Ends it where it is. */
    @Override
    public void close() {
        room.unlisten(listener);
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        done.cancel(false);
    }

    private void run() {
        lock.lock();
        try {
            due = System.nanoTime();
            while (!closed) {
                rewind();
                if (next == lines.size() && !readers.isEmpty() && slowest() >= next) {
                    done.complete(null);
                    return;
                }
                long wait = step();
                if (wait > 0) {
                    changed.awaitNanos(wait);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
            room.unlisten(listener);
        }
    }

    /** Says what is due; tells how long to wait for the next thing, in nanoseconds. */
    private long step() {
        if (readers.isEmpty() || room.isMute()) {
            // the pace goes on from the moment at which somebody listens again
            due = System.nanoTime();
            return readers.isEmpty() ? UNTIL_CHANGED : MUTE_LOOK_NANOS;
        }
        return next == lines.size() || next - slowest() > WINDOW ? UNTIL_CHANGED : sayWhatIsDue();
    }

    private void rewind() {
        if (rewindTo < next) {
            next = Math.max(0, rewindTo);
        }
        rewindTo = Integer.MAX_VALUE;
    }

    /** Repeated lines are due at once. */
    private long sayWhatIsDue() {
        long now = System.nanoTime();
        long dueThen = due;
        var batch = new ArrayList<String>(BATCH);
        int at = next;
        while (at < lines.size() && batch.size() < BATCH && (at < furthest || dueThen - now <= 0)) {
            batch.add(lines.get(at));
            at++;
            if (at > furthest && at < lines.size()) {
                dueThen += pauseBefore(at);
            }
        }
        if (batch.isEmpty()) {
            return due - now;
        }
        boolean said = false;
        for (var reader : readers.keySet()) {
            if (reader.tell(batch)) {
                reader.mark(at);
                said = true;
            }
        }
        if (!said) {
            // all sockets are closed already; the room is about to say so
            return UNTIL_CHANGED;
        }
        next = at;
        furthest = Math.max(furthest, next);
        due = dueThen;
        return 0;
    }

    private long pauseBefore(int line) {
        if (rate.isPresent()) {
            return (long) (1_000_000_000 / rate.getAsDouble());
        }
        long before = RawLine.sentAt(lines.get(line - 1));
        long after = RawLine.sentAt(lines.get(line));
        long millis = before == 0 || after == 0 ? 0 : Math.max(0, after - before);
        return TimeUnit.MILLISECONDS.toNanos(Math.min(millis, LONGEST_PAUSE.toMillis()));
    }

    private long slowest() {
        return readers.values().stream().mapToLong(Long::longValue).min().orElse(next);
    }

    private final class Audience implements IrcRoom.Listener {
        @Override
        public void joined(IrcClient client) {
            change(() -> {
                // somebody who was cut off while joining has left before
                if (client.isListening()) {
                    readers.putIfAbsent(client, (long) Math.min(next, rewindTo));
                }
            });
        }

        @Override
        public void left(IrcClient client) {
            change(() -> {
                var seen = readers.remove(client);
                if (seen != null) {
                    drops++;
                    rewindTo = Math.max(0, Math.min(rewindTo, Math.min(seen.intValue(), next - REPEATED)));
                }
            });
        }

        @Override
        public void confirmed(IrcClient client, long mark) {
            change(() -> {
                if (readers.computeIfPresent(client, (same, before) -> Math.max(before, mark)) != null) {
                    read = Math.max(read, (int) slowest());
                }
            });
        }

        private void change(Runnable change) {
            lock.lock();
            try {
                change.run();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
