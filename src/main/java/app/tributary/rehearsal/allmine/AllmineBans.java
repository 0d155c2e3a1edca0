package app.tributary.rehearsal.allmine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bans of every stream; a lifted one keeps its row. Not safe for threads: its owner guards it. */
final class AllmineBans {
    private final AllmineState.Events events;
    private final Map<String, Ban> bans = new LinkedHashMap<>();
    private final Map<String, Instant> liftAt = new HashMap<>();

    AllmineBans(AllmineState.Events events) {
        this.events = events;
    }

    Ban add(Ban ban) {
        bans.put(ban.id(), ban);
        events.tell(AllmineState.LIVE, ban.streamId(), "userBanned", ban.wire());
        return ban;
    }

    /** One that its maker lifts after a time. */
    void add(Ban ban, Duration lasts) {
        add(ban);
        liftAt.put(ban.id(), ban.createdAt().plus(lasts));
    }

    Ban lift(User by, String banId, Instant now) throws Refusal {
        var ban = bans.get(banId);
        if (ban == null) {
            throw Refusal.of(404);
        }
        if (!ban.inForce()) {
            throw Refusal.of(409);
        }
        return lifted(ban, by, now);
    }

    private Ban lifted(Ban ban, User by, Instant now) {
        var lifted = ban.lifted(by, now);
        bans.put(ban.id(), lifted);
        events.tell(AllmineState.LIVE, ban.streamId(), "userUnbanned", lifted.wire());
        return lifted;
    }

    /** Lifts what is due. */
    void tick(Instant now) {
        for (var due : List.copyOf(liftAt.entrySet())) {
            if (!due.getValue().isAfter(now)) {
                liftAt.remove(due.getKey());
                var ban = bans.get(due.getKey());
                if (ban != null && ban.inForce()) {
                    lifted(ban, ban.createdBy(), now);
                }
            }
        }
    }

    /** Newest first. An empty filter lets all through. */
    List<Ban> list(String targetId, String streamId, String actionType) {
        var found = new ArrayList<Ban>();
        for (var ban : bans.values()) {
            if ((targetId.isEmpty() || ban.target().id().equals(targetId))
                    && (streamId.isEmpty() || ban.streamId().equals(streamId))
                    && (actionType.isEmpty() || ban.actionType().equals(actionType))) {
                found.add(ban);
            }
        }
        Collections.reverse(found);
        return found;
    }

    /** Whom a ban is of; empty where there is no such ban. */
    String targetOf(String banId) {
        return Optional.ofNullable(bans.get(banId)).map(ban -> ban.target().id()).orElse("");
    }

    /** Whether somebody may not write in a stream. */
    boolean silence(User who, String streamId) {
        return bans.values().stream().anyMatch(
                ban -> ban.inForce() && ban.target().id().equals(who.id()) && ban.streamId().equals(streamId));
    }
}
