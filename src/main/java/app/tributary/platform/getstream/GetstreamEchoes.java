package app.tributary.platform.getstream;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Our own messages that have not come back yet. Whether a channel that is watched over the newer paths feeds a socket
 * of the older kind is not documented: this is how it would be noticed that it does not. Any thread may call.
 */
final class GetstreamEchoes {
    private static final int MOST = 100;

    private final Duration within;
    private final Map<String, Instant> awaited = new LinkedHashMap<>();
    /** An echo may well be faster than the answer to the call. */
    private final Set<String> lately = new LinkedHashSet<>();

    GetstreamEchoes(Duration within) {
        this.within = within;
    }

    Duration within() {
        return within;
    }

    /** A message was taken by the server. */
    synchronized void sent(String id, Instant at) {
        if (awaited.size() < MOST && !lately.contains(id)) {
            awaited.put(id, at);
        }
    }

    /** Something came. */
    synchronized void heard(JsonNode event) {
        GetstreamTree.text(event.path("message"), "id").ifPresent(id -> {
            awaited.remove(id);
            lately.add(id);
            if (lately.size() > MOST) {
                lately.remove(lately.iterator().next());
            }
        });
    }

    /** The channel was entered (again): its page has what came before. */
    synchronized void fed() {
        awaited.clear();
    }

    /** Whether one is overdue; then all are forgotten. */
    synchronized boolean missing(Instant now) {
        boolean missing = awaited.values().stream().anyMatch(at -> !at.plus(within).isAfter(now));
        if (missing) {
            awaited.clear();
        }
        return missing;
    }

    /** When the next one is overdue. */
    synchronized Optional<Instant> nextEnd() {
        return awaited.values().stream().min(Instant::compareTo).map(at -> at.plus(within));
    }
}
