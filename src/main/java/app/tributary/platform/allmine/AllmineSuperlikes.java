package app.tributary.platform.allmine;

import app.tributary.chat.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/**
 * Lets each superlike through once. Our own comes twice, as the answer to the call and as an event, and nobody promises
 * that both bear the same time to the millisecond. Not safe for threads: its owner guards it.
 */
final class AllmineSuperlikes {
    private static final int REMEMBERED = 200;
    /** How far the two times of one superlike may be apart. */
    private static final Duration BLUR = Duration.ofSeconds(5);

    private final Set<String> seen = new HashSet<>();
    private final ArrayDeque<String> order = new ArrayDeque<>();
    private final ArrayDeque<Own> unmatched = new ArrayDeque<>();

    private record Own(boolean answer, Instant at) {}

    /**
     * Whether one is new.
     *
     * @param own whether we paid for it
     * @param answer true: the answer to our call; false: an event
     */
    boolean admit(Activity superlike, boolean own, boolean answer) {
        String key = superlike.key().id();
        if (!seen.add(key)) {
            unmatched.removeIf(one -> one.answer() != answer && one.at().equals(superlike.sentAt()));
            return false;
        }
        order.add(key);
        if (order.size() > REMEMBERED) {
            seen.remove(order.removeFirst());
        }
        if (!own) {
            return true;
        }
        for (var other : unmatched) {
            if (other.answer() != answer
                    && Duration.between(other.at(), superlike.sentAt()).abs().compareTo(BLUR) <= 0) {
                unmatched.remove(other);
                return false;
            }
        }
        unmatched.add(new Own(answer, superlike.sentAt()));
        if (unmatched.size() > REMEMBERED) {
            unmatched.removeFirst();
        }
        return true;
    }
}
