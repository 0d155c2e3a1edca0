package app.tributary.platform.blaze;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Roles that were given or taken while the channel was watched: the rows of the history, and messages sent in the
 * same moment, may still show the old ones. Any thread may call.
 */
final class BlazeRoles {
    private static final int MOST = 500;

    private final Map<String, Map<String, Boolean>> changes = new LinkedHashMap<>();

    /** From now on somebody has a role, or has it no longer. */
    synchronized void set(String userId, String role, boolean given) {
        changes.computeIfAbsent(userId, unseen -> new TreeMap<>()).put(role, given);
        if (changes.size() > MOST) {
            changes.remove(changes.keySet().iterator().next());
        }
    }

    /** Puts the changes into the roles of a user as the platform wrote them. */
    synchronized void apply(String userId, Set<String> roles) {
        var known = changes.get(userId);
        if (known != null) {
            known.forEach((role, given) -> {
                if (given) {
                    roles.add(role);
                } else {
                    roles.remove(role);
                }
            });
        }
    }
}
