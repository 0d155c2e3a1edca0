package app.tributary.rehearsal.getstream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalInt;

/** How badly the loopback Stream Chat behaves at the moment. Any thread may call. */
final class Manners {
    private final InstantSource clock;
    private final ArrayDeque<Runnable> unsaid = new ArrayDeque<>();
    private Instant muteUntil = Instant.MIN;
    private Instant noSocketsUntil = Instant.MIN;
    private int status;
    private int statusTimes;
    private int htmlTimes;
    private int swallowTimes;

    /** What to do with a call in place of answering it. */
    enum Answer {
        HTML, SWALLOW
    }

    Manners(InstantSource clock) {
        this.clock = clock;
    }

    /** Says something on a socket: at once, or when the server is no longer mute. */
    synchronized void say(Runnable frame) {
        if (isMute() || !unsaid.isEmpty()) {
            unsaid.add(frame);
        } else {
            frame.run();
        }
    }

    /** Says what was held back, once the time is over. */
    synchronized void catchUp() {
        while (!isMute() && !unsaid.isEmpty()) {
            unsaid.removeFirst().run();
        }
    }

    synchronized void mute(Duration lasts) {
        muteUntil = clock.instant().plus(lasts);
    }

    synchronized void refuseSockets(Duration lasts) {
        noSocketsUntil = clock.instant().plus(lasts);
    }

    synchronized boolean refusesSockets() {
        return clock.instant().isBefore(noSocketsUntil);
    }

    synchronized void answerStatus(int with, int times) {
        status = with;
        statusTimes = times;
    }

    synchronized void answerHtml(int times) {
        htmlTimes = times;
    }

    synchronized void swallow(int times) {
        swallowTimes = times;
    }

    /** The status that the next call gets, whatever it asks. */
    synchronized OptionalInt nextStatus() {
        return statusTimes > 0 && statusTimes-- > 0 ? OptionalInt.of(status) : OptionalInt.empty();
    }

    /** What happens to the answer of the next call. */
    synchronized Optional<Answer> nextAnswer() {
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

    private boolean isMute() {
        return clock.instant().isBefore(muteUntil);
    }
}
