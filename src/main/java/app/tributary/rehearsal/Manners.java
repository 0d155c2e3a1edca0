package app.tributary.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalInt;

/** How badly a loopback server behaves at the moment, towards every client alike. Any thread may call. */
public final class Manners {
    private final InstantSource clock;
    private final Ledger ledger;
    private final ArrayDeque<Runnable> unsaid = new ArrayDeque<>();
    private Instant muteUntil = Instant.MIN;
    private Instant noSocketsUntil = Instant.MIN;
    private int status;
    private int statusTimes;
    private int htmlTimes;
    private int swallowTimes;

    /** What to do with a call in place of answering it. */
    public enum Answer {
        HTML, SWALLOW
    }

    public Manners(InstantSource clock) {
        this(clock, new Ledger());
    }

    /**
     * @param ledger where it is noted with what calls were answered for no reason
     */
    public Manners(InstantSource clock, Ledger ledger) {
        this.clock = clock;
        this.ledger = ledger;
    }

    /** Says something on a socket: at once, or when the server is no longer mute. */
    public synchronized void say(Runnable frame) {
        if (isMute() || !unsaid.isEmpty()) {
            unsaid.add(frame);
        } else {
            frame.run();
        }
    }

    /** Says what was held back, once the time is over. */
    public synchronized void catchUp() {
        while (!isMute() && !unsaid.isEmpty()) {
            unsaid.removeFirst().run();
        }
    }

    /** Says nothing on sockets for this long. */
    public synchronized void mute(Duration lasts) {
        muteUntil = clock.instant().plus(lasts);
    }

    /** Lets no socket in for this long. */
    public synchronized void refuseSockets(Duration lasts) {
        noSocketsUntil = clock.instant().plus(lasts);
    }

    /** Whether no socket is let in now. */
    public synchronized boolean refusesSockets() {
        return clock.instant().isBefore(noSocketsUntil);
    }

    /** Answers the next so many calls with this status. */
    public synchronized void answerStatus(int with, int times) {
        status = with;
        statusTimes = times;
    }

    /** Answers the next so many calls with a page. */
    public synchronized void answerHtml(int times) {
        htmlTimes = times;
    }

    /** Does what the next so many calls ask, and never answers. */
    public synchronized void swallow(int times) {
        swallowTimes = times;
    }

    /** The status that the next call gets, whatever it asks. */
    public synchronized OptionalInt nextStatus() {
        if (statusTimes == 0) {
            return OptionalInt.empty();
        }
        statusTimes--;
        ledger.troubled(status);
        return OptionalInt.of(status);
    }

    /** What happens to the answer of the next call. */
    public synchronized Optional<Answer> nextAnswer() {
        if (htmlTimes > 0) {
            htmlTimes--;
            return Optional.of(Answer.HTML);
        }
        if (swallowTimes > 0) {
            swallowTimes--;
            return Optional.of(Answer.SWALLOW);
        }
        return Optional.empty();
    }

    /** Whether nothing is said on sockets now. */
    public synchronized boolean isMute() {
        return clock.instant().isBefore(muteUntil);
    }
}
