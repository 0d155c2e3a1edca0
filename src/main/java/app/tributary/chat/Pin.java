package app.tributary.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The pinned message of a channel.
 *
 * @param message which message it is
 * @param fragments its text in pieces
 * @param author who wrote it, where known
 * @param pinnedBy who pinned it, where known
 * @param pinnedAt when; the time that it was first seen where the platform is silent
 * @param endsAt when it ends by itself; empty: not known or never
 * @param keeper who keeps it
 */
public record Pin(MessageKey message, List<Fragment> fragments, Optional<Person> author, Optional<Person> pinnedBy,
        Instant pinnedAt, Optional<Instant> endsAt, Keeper keeper) {
    /** Whether the platform shows the pin to everybody, or this console alone remembers it. */
    public enum Keeper {
        PLATFORM, CONSOLE
    }

    public Pin {
        fragments = List.copyOf(fragments);
    }

    /** The whole text. */
    public String text() {
        var whole = new StringBuilder();
        fragments.forEach(fragment -> whole.append(fragment.text()));
        return whole.toString();
    }
}
