package app.tributary.platform.blaze;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.Pin;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Asks by REST for what no event tells: the pin, the number of viewers, what was said while the socket
 * was away, and everything that is said where there is no socket. One thread of its own, from
 * {@link #start} to {@link #close}. Any thread may call.
 */
final class BlazeKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BlazeKeeper.class);

    private final BlazeApi api;
    private final BlazeMapper mapper;
    private final BlazeMemory memory;
    private final BlazeHistory history;
    private final BlazeStanding standing;
    private final BlazeOutput output;
    private final BlazeTimings timings;
    private final InstantSource clock;
    private final String channelId;
    private final Consumer<Reason> hopeless;
    private final Runnable rightsLook;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;

    private volatile @Nullable String pollingBecause;
    private volatile boolean joinWanted;
    private volatile boolean rightsDue = true;
    private Instant pinAt;
    private Instant viewersAt;
    private Instant historyAt;
    private final Backoff pollAgain;
    private boolean stumbled;
    private boolean pinSeen;
    private Optional<Pin> lastPin = Optional.empty();
    private Optional<Long> lastCount = Optional.empty();

    /**
     * @param hopeless called where polling is all there is and the account is not accepted any more
     * @param rightsLook asks what the account is in the channel; called at first and when it may have changed
     */
    BlazeKeeper(BlazeApi api, BlazeMapper mapper, BlazeMemory memory, BlazeHistory history, BlazeStanding standing,
            BlazeOutput output, BlazeTimings timings, InstantSource clock, String channelId,
            Consumer<Reason> hopeless, Runnable rightsLook) {
        this.api = api;
        this.mapper = mapper;
        this.memory = memory;
        this.history = history;
        this.standing = standing;
        this.output = output;
        this.timings = timings;
        this.clock = clock;
        this.channelId = channelId;
        this.hopeless = hopeless;
        this.rightsLook = rightsLook;
        pollAgain = new Backoff(timings.pollEvery(), timings.retryLongest(), RandomGenerator.getDefault());
        pinAt = clock.instant();
        viewersAt = pinAt;
        historyAt = pinAt;
        thread = Thread.ofVirtual().name("blaze-keeper").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** The socket delivers: close the gap before it, and poll no longer. */
    void join() {
        pollingBecause = null;
        joinWanted = true;
        historyNow();
    }

    /** The socket is gone: there is nothing to join. */
    void leave() {
        joinWanted = false;
    }

    /** The socket is not to be had: poll until {@link #join}. */
    void poll(String because) {
        if (pollingBecause == null) {
            pollingBecause = because;
            historyNow();
        }
    }

    boolean isPolling() {
        return pollingBecause != null;
    }

    /** The pin has probably changed: look at once. */
    void lookAtPin() {
        synchronized (this) {
            pinAt = clock.instant();
        }
        wake.release();
    }

    /** The account has probably become a moderator, or is one no longer: ask at once. */
    void lookAtRights() {
        rightsDue = true;
        wake.release();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void historyNow() {
        synchronized (this) {
            historyAt = clock.instant();
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
                        LOG.error("{}: an answer could not be taken; this is said once", mapper.channel(), defect);
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
        if (historyIsDue(now)) {
            if (joinWanted) {
                var answer = history.join(channelId);
                if (answer instanceof Answer.Got<Boolean>) {
                    joinWanted = false;
                }
                note(answer);
            } else {
                polled(history.poll(channelId));
            }
        }
        if (pinIsDue(now)) {
            look();
        }
        if (rightsDue) {
            rightsDue = false;
            rightsLook.run();
        }
        if (!now.isBefore(viewersAt)) {
            viewersAt = now.plus(timings.viewersEvery());
            count();
        }
    }

    private synchronized boolean historyIsDue(Instant now) {
        boolean due = (joinWanted || pollingBecause != null) && !now.isBefore(historyAt);
        if (due) {
            historyAt = now.plus(timings.pollEvery());
        }
        return due;
    }

    private synchronized boolean pinIsDue(Instant now) {
        boolean due = !now.isBefore(pinAt);
        if (due) {
            pinAt = now.plus(timings.pinEvery());
        }
        return due;
    }

    private synchronized Instant nextDue() {
        Instant next = pinAt.isBefore(viewersAt) ? pinAt : viewersAt;
        boolean asking = joinWanted || pollingBecause != null;
        return asking && historyAt.isBefore(next) ? historyAt : next;
    }

    private void polled(Answer<Boolean> answer) {
        String because = pollingBecause;
        if (because == null || Thread.currentThread().isInterrupted()) {
            return;
        }
        switch (answer) {
            case Answer.Got<Boolean> ignored -> {
                pollAgain.reset();
                standing.polled(because);
            }
            case Answer.Trouble<Boolean> trouble when trouble.why().code() == ReasonCode.BAD_TOKEN
                    || trouble.why().code() == ReasonCode.MISSING_RIGHT ->
                hopeless.accept(trouble.why());
            case Answer.Trouble<Boolean> trouble -> {
                // a server in trouble is asked less and less often
                Instant next = clock.instant().plus(pollAgain.next());
                synchronized (this) {
                    historyAt = next;
                }
                standing.notPolled(next, trouble.why());
            }
        }
    }

    private void look() {
        var answer = api.pin(channelId);
        if (answer instanceof Answer.Got<Optional<JsonNode>> got) {
            Instant now = clock.instant();
            var pin = got.value().flatMap(data -> mapper.pin(data, Optional.empty(), now))
                    .map(found -> new Pin(found.message(), found.fragments(), memory.author(found.message().id()),
                            found.pinnedBy(), found.pinnedAt(), found.endsAt(), found.keeper()));
            if (!pinSeen || !same(lastPin, pin)) {
                pinSeen = true;
                lastPin = pin;
                output.tell(new ChatEvent.PinChanged(mapper.channel(), pin, now));
            }
        }
        note(answer);
    }

    /** The time may be ours where the platform gives none, so it does not make a pin another one. */
    private static boolean same(Optional<Pin> one, Optional<Pin> other) {
        return one.map(pin -> pin.message() + pin.text()).equals(other.map(pin -> pin.message() + pin.text()));
    }

    private void count() {
        var answer = api.viewers(channelId);
        if (answer instanceof Answer.Got<Optional<Long>> got && !got.value().equals(lastCount)) {
            lastCount = got.value();
            got.value().ifPresent(
                    count -> output.tell(new ChatEvent.Viewers(mapper.channel(), count, clock.instant())));
        }
        note(answer);
    }

    /** A socket may outlive its token: that is said, while the messages still come. */
    private void note(Answer<?> answer) {
        switch (answer) {
            case Answer.Got<?> ignored -> standing.token(Optional.empty());
            case Answer.Trouble<?> trouble -> {
                if (trouble.why().code() == ReasonCode.BAD_TOKEN) {
                    standing.token(Optional.of(trouble.why()));
                }
            }
        }
    }
}
