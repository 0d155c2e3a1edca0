package app.tributary.platform.hapihub;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A message as it was understood.
 *
 * @param author the account uid
 * @param room empty where the server does not say
 * @param session a conversation inside the room
 * @param text may be empty where something is attached
 * @param media the reference or address of it; empty: nothing is attached
 * @param seenBy account uids; empty: the server does not say, which is not the same as nobody
 */
record Line(String id, String author, Optional<String> room, Optional<String> session, String text, String media,
        Instant at, Optional<Set<String>> seenBy) {
    Line {
        seenBy = seenBy.map(Set::copyOf);
    }

    /** What is said, to tell whether it was changed. */
    int words() {
        return 31 * text.hashCode() + media.hashCode();
    }
}
