package app.tributary.platform.hapihub;

import app.tributary.chat.Channel;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Backoff;
import app.tributary.net.Network;
import app.tributary.net.Surprises;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for what no event tells, on a thread of its own: closes the gap when a socket begins, looks at the newest
 * messages now and then, and asks for new ones where there is no socket, or one that does not deliver.
 */
final class HapihubKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HapihubKeeper.class);
    private static final int REMEMBERED = 500;

    private final Channel channel;
    private final HapihubHistory history;
    private final HapihubOutput output;
    private final HapihubTimings timings;
    private final InstantSource clock;
    private final Surprises surprises;
    private final Consumer<Reason> hopeless;
    private final Runnable joined;
    private final Backoff pollAgain;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private final Set<String> untold = new HashSet<>();
    private final Set<String> toldLately = new LinkedHashSet<>();
    private Instant askAt;
    private Instant lookAt;
    private boolean joinWanted;
    private int joins;
    private boolean deaf;
    private @Nullable String pollingBecause;
    private boolean stumbled;
    private boolean closed;

    /**
     * @param hopeless called where asking is of no use until a person changes something
     * @param joined called when a socket that began has its gap closed
     */
    HapihubKeeper(Channel channel, HapihubHistory history, HapihubOutput output, HapihubTimings timings,
            Network network, Surprises surprises, Consumer<Reason> hopeless, Runnable joined) {
        this.channel = channel;
        this.history = history;
        this.output = output;
        this.timings = timings;
        this.surprises = surprises;
        this.hopeless = hopeless;
        this.joined = joined;
        clock = network.clock();
        askAt = clock.instant();
        lookAt = askAt.plus(timings.lookEvery());
        pollAgain = new Backoff(timings.retryFirst(), timings.retryLongest(), network.random());
        thread = Thread.ofVirtual().name("hapihub-keeper-" + channel.name()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** A socket delivers from now on: what came before it is fetched, and nothing is polled for any more. */
    void join() {
        synchronized (this) {
            joinWanted = true;
            joins++;
            pollingBecause = null;
            deaf = false;
            untold.clear();
        }
        now();
    }

    /** The socket is gone. */
    synchronized void leave() {
        joinWanted = false;
        deaf = false;
        untold.clear();
    }

    /** Polls from now on, because there is no socket to be had. */
    void poll(String why) {
        synchronized (this) {
            pollingBecause = why;
        }
        now();
    }

    synchronized boolean isPolling() {
        return pollingBecause != null;
    }

    /** The socket may have kept back messages; whoever notices it joins again. */
    void doubt() {
        history.doubt();
    }

    /** The socket told of a message. */
    synchronized void told(String id, Instant at) {
        history.told(at);
        untold.remove(id);
        toldLately.add(id);
        if (toldLately.size() > REMEMBERED) {
            toldLately.remove(toldLately.iterator().next());
        }
        if (deaf) {
            deaf = false;
            output.weak(Optional.empty());
        }
    }

    /** Something has probably changed: looks at once. */
    void lookNow() {
        synchronized (this) {
            lookAt = clock.instant();
        }
        wake.release();
    }

    /** Nothing is said of the connection afterwards: what comes next is for others to say. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        thread.interrupt();
    }

    private synchronized void say(Runnable words) {
        if (!closed) {
            words.run();
        }
    }

    private void now() {
        synchronized (this) {
            askAt = clock.instant();
        }
        wake.release();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    turn();
                } catch (RuntimeException defect) {
                    // the next turn asks again when it is due
                    if (!stumbled) {
                        stumbled = true;
                        LOG.error("{}: an answer could not be taken; this is said once", channel, defect);
                    }
                }
                long wait = Math.max(1, Duration.between(clock.instant(), nextDue()).toMillis());
                if (wake.tryAcquire(wait, TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() {
        Instant now = clock.instant();
        boolean ask;
        boolean join;
        boolean look;
        int number;
        synchronized (this) {
            join = joinWanted;
            number = joins;
            ask = (join || deaf || pollingBecause != null) && !now.isBefore(askAt);
            if (ask) {
                askAt = now.plus(timings.pollEvery());
            }
            look = !now.isBefore(lookAt);
            if (look) {
                lookAt = now.plus(timings.lookEvery());
            }
        }
        if (ask) {
            if (join) {
                joined(history.join(), number);
            } else {
                polled(history.poll());
            }
        }
        if (look) {
            looked(history.look());
        }
    }

    private synchronized Instant nextDue() {
        boolean asking = joinWanted || deaf || pollingBecause != null;
        return asking && askAt.isBefore(lookAt) ? askAt : lookAt;
    }

    private void joined(Answer<Integer> answer, int number) {
        if (answer instanceof Answer.Got<Integer>) {
            synchronized (this) {
                // a socket that is gone meanwhile makes nothing live, and the next one has a gap of its own
                if (!joinWanted || closed || number != joins) {
                    return;
                }
                joinWanted = false;
                output.live();
            }
            joined.run();
        }
        note(answer);
    }

    private void polled(Answer<Integer> answer) {
        String because = because();
        if (because == null || Thread.currentThread().isInterrupted()) {
            note(answer);
            return;
        }
        switch (answer) {
            case Answer.Got<Integer> _ -> {
                pollAgain.reset();
                say(() -> output.polled(because));
            }
            case Answer.Trouble<Integer> trouble when isUseless(trouble) -> note(trouble);
            case Answer.Trouble<Integer> trouble -> {
                // a server in trouble is asked less and less often
                Instant next = clock.instant().plus(pollAgain.next());
                synchronized (this) {
                    askAt = next;
                }
                say(() -> output.notPolled(next, trouble.why()));
            }
        }
    }

    private synchronized @Nullable String because() {
        return pollingBecause;
    }

    /** What a look brought that the socket has not told even by the next look, it will not tell. */
    private void looked(Answer<Set<String>> answer) {
        if (answer instanceof Answer.Got<Set<String>>(var unheard) && output.isLive()) {
            boolean found;
            synchronized (this) {
                found = !untold.isEmpty() && !deaf && !joinWanted;
                deaf |= found;
                untold.clear();
                untold.addAll(unheard);
                untold.removeAll(toldLately);
                askAt = clock.instant();
            }
            if (found) {
                surprises.say("events", "the socket took the token but does not tell of new messages by events named "
                        + "\"chat-messages created\"");
                say(() -> output.weak(Optional.of(Reason.of(ReasonCode.POLLING, ""))));
            }
        }
        note(answer);
    }

    /** A socket may outlive its token: that is said, while the messages still come. */
    private void note(Answer<?> answer) {
        switch (answer) {
            case Answer.Got<?> _ -> {
                if (!isDeaf()) {
                    say(() -> output.weak(Optional.empty()));
                }
            }
            case Answer.Trouble<?> trouble when isUseless(trouble) -> say(() -> {
                var why = HapihubConnection.ofRoom(trouble);
                if (output.isLive()) {
                    output.weak(Optional.of(why));
                } else {
                    hopeless.accept(why);
                }
            });
            case Answer.Trouble<?> _ -> {
                // it is asked again when it is due
            }
        }
    }

    private static boolean isUseless(Answer.Trouble<?> trouble) {
        return HapihubConnection.ofRoom(trouble).code().needsPerson();
    }

    private synchronized boolean isDeaf() {
        return deaf;
    }
}
