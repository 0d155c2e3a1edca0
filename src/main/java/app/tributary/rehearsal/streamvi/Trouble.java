package app.tributary.rehearsal.streamvi;

import app.tributary.rehearsal.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/** What is wrong at the moment. Outlives the ports. Any thread. */
final class Trouble {
    private final InstantSource clock;
    private final Ledger ledger;
    private final AtomicInteger statuses = new AtomicInteger();
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger silences = new AtomicInteger();
    private volatile int status = 500;
    private volatile Instant mutedUntil = Instant.MIN;
    private volatile Instant refusedUntil = Instant.MIN;

    Trouble(InstantSource clock, Ledger ledger) {
        this.clock = clock;
        this.ledger = ledger;
    }

    void answerStatus(int code, int times) {
        status = code;
        statuses.set(times);
    }

    void answerHtml(int times) {
        pages.set(times);
    }

    void swallow(int times) {
        silences.set(times);
    }

    void mute(Duration lasts) {
        mutedUntil = clock.instant().plus(lasts);
    }

    void refuseRealtime(Duration lasts) {
        refusedUntil = clock.instant().plus(lasts);
    }

    /** The status that this call is to be answered with; 0: none. */
    int takeStatus() {
        if (!takes(statuses)) {
            return 0;
        }
        ledger.troubled(status);
        return status;
    }

    boolean takePage() {
        return takes(pages);
    }

    boolean takeSilence() {
        return takes(silences);
    }

    boolean isMute() {
        return clock.instant().isBefore(mutedUntil);
    }

    boolean refusesRealtime() {
        return clock.instant().isBefore(refusedUntil);
    }

    private static boolean takes(AtomicInteger left) {
        return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }
}
