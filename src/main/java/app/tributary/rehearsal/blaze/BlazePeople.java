package app.tributary.rehearsal.blaze;

import app.tributary.chat.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is what in a channel, and who is shut out. Guarded by the state that owns it. */
final class BlazePeople {
    /** However long one would like it. */
    static final Duration MUTE = Duration.ofMinutes(10);

    private final User owner;
    private final Map<String, User> known = new LinkedHashMap<>();
    private final Set<String> moderators = new HashSet<>();
    private final Set<String> noModerators = new HashSet<>();
    private final Set<String> vips = new HashSet<>();
    private final Set<String> banned = new HashSet<>();
    private final Map<String, Instant> muted = new HashMap<>();

    BlazePeople(User owner) {
        this.owner = owner;
    }

    /** A user as they are in this channel; from now on they are known here. */
    User here(User user) {
        known.put(user.id(), user);
        var roles = EnumSet.noneOf(Role.class);
        roles.addAll(user.roles());
        roles.remove(Role.BROADCASTER);
        if (user.id().equals(owner.id())) {
            roles.add(Role.BROADCASTER);
        }
        if (moderators.contains(user.id())) {
            roles.add(Role.MODERATOR);
        }
        if (noModerators.contains(user.id())) {
            roles.remove(Role.MODERATOR);
        }
        if (vips.contains(user.id())) {
            roles.add(Role.VIP);
        }
        return new User(user.id(), user.slug(), user.displayName(), roles);
    }

    Optional<User> find(String id) {
        return Optional.ofNullable(known.get(id)).map(this::here);
    }

    List<User> moderators() {
        return List.copyOf(known.values()).stream().map(this::here)
                .filter(user -> user.moderates() && !user.id().equals(owner.id())).toList();
    }

    /** Everybody who was ever here but the owner. */
    List<User> others() {
        return List.copyOf(known.values()).stream().map(this::here).filter(user -> !user.id().equals(owner.id()))
                .toList();
    }

    void moderator(String id, boolean yes) {
        (yes ? moderators : noModerators).add(id);
        (yes ? noModerators : moderators).remove(id);
    }

    void vip(String id) {
        vips.add(id);
    }

    /** False where it was so before. */
    boolean ban(String id, boolean yes) {
        return yes ? banned.add(id) : banned.remove(id);
    }

    /** Until when they are silent now; empty: they were silent already. */
    Optional<Instant> mute(String id, Instant now) {
        var until = muted.get(id);
        if (until != null && until.isAfter(now)) {
            return Optional.empty();
        }
        muted.put(id, now.plus(MUTE));
        return Optional.of(now.plus(MUTE));
    }

    boolean unmute(String id) {
        return muted.remove(id) != null;
    }

    /** Why somebody may not write. */
    Optional<String> whySilent(String id, Instant now) {
        var until = muted.get(id);
        return banned.contains(id)
                ? Optional.of("You are banned from this channel")
                : until != null && until.isAfter(now)
                        ? Optional.of("You are muted in this channel")
                        : Optional.empty();
    }
}
