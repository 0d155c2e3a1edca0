package app.tributary.chat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What can be done in a channel at the moment: every capability with an answer.
 *
 * @param support an answer for each {@link Capability}
 * @param limit how long a text may be
 * @param sends how often the account may write
 * @param timeouts the only lengths that a timeout can have; empty: any
 */
public record Capabilities(Map<Capability, Support> support, TextLimit limit, RateBudget sends,
        List<Duration> timeouts) {
    /** Where a timeout can have any length. */
    public Capabilities(Map<Capability, Support> support, TextLimit limit, RateBudget sends) {
        this(support, limit, sends, List.of());
    }

    public Capabilities {
        var complete = new EnumMap<Capability, Support>(support);
        for (var capability : Capability.values()) {
            if (!complete.containsKey(capability)) {
                throw new IllegalArgumentException("no answer for " + capability);
            }
        }
        support = Map.copyOf(complete);
        timeouts = List.copyOf(timeouts);
    }

    /** The answer for one of them. */
    public Support of(Capability capability) {
        var answer = support.get(capability);
        if (answer == null) {
            throw new IllegalStateException("no answer for " + capability);
        }
        return answer;
    }
}
