package app.tributary.net;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The signs of life of one connection, and ours where it is the client who pings. Of the reader's thread. */
final class SocketIoPulse {
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Duration allowed;
    private Duration interval = LONGEST;
    private Instant silentAt;
    private @Nullable Instant pingAt;
    private volatile Instant heardAt;

    SocketIoPulse(Instant now, Duration allowed) {
        this.allowed = allowed;
        heardAt = now;
        silentAt = now.plus(allowed);
    }

    /** The server's greeting said how often there are pings. */
    void greeted(SocketIoPacket.Open open) {
        interval = bounded(open.pingInterval());
        allowed = bounded(open.pingInterval().plus(open.pingTimeout()));
        silentAt = heardAt.plus(allowed);
    }

    /** From now on it is we who ping. */
    void ping(Instant now) {
        if (pingAt == null) {
            pingAt = now.plus(interval);
        }
    }

    void heard(Instant now) {
        heardAt = now;
        silentAt = now.plus(allowed);
    }

    /** Whether a ping is due, which the caller then sends. */
    boolean pingIsDue(Instant now) {
        Instant due = pingAt;
        if (due == null || now.isBefore(due)) {
            return false;
        }
        pingAt = now.plus(interval);
        return true;
    }

    boolean isSilent(Instant now) {
        return !now.isBefore(silentAt);
    }

    /** When something is to be looked at. */
    Instant wake() {
        Instant due = pingAt;
        return due != null && due.isBefore(silentAt) ? due : silentAt;
    }

    /** Any thread. */
    Instant heardAt() {
        return heardAt;
    }

    private static Duration bounded(Duration asked) {
        if (asked.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
