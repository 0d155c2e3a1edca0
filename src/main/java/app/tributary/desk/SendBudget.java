package app.tributary.desk;

import app.tributary.chat.RateBudget;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How often a channel was written to. In no stretch of the budget's window are there more sends than
 * permits; a bucket that refills would let twice as many through. One thread at a time.
 */
final class SendBudget {
    private final Deque<Instant> sends = new ArrayDeque<>();
    private Instant heldUntil = Instant.MIN;

    /** The first moment at which the next send is within the budget; now or earlier: at once. */
    synchronized Instant nextFree(RateBudget budget) {
        Instant free = heldUntil;
        int permits = Math.max(1, budget.permits());
        while (sends.size() > permits) {
            sends.removeFirst();
        }
        if (sends.size() == permits) {
            Instant oldestLeaves = sends.getFirst().plus(budget.window());
            free = oldestLeaves.isAfter(free) ? oldestLeaves : free;
        }
        return free;
    }

    /** A send starts. */
    synchronized void spend(Instant at) {
        sends.addLast(at);
    }

    /** The platform itself asks to wait. */
    synchronized void holdUntil(Instant when) {
        heldUntil = when.isAfter(heldUntil) ? when : heldUntil;
    }
}
