package app.tributary.platform.twitch;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * The lines that an old socket brought while a new one was already there: each of them may come once
 * more on the new one. Used by one thread.
 */
final class Overlap {
    private final Set<String> seen = new HashSet<>();
    private Instant ends = Instant.MIN;

    /** One in which nothing repeats. */
    static Overlap none() {
        return new Overlap();
    }

    /** Notes a line of the old socket. */
    void saw(IrcLine line) {
        seen.add(identity(line));
    }

    /** From now on the new socket is asked; after this time nothing repeats any more. */
    void endsAt(Instant end) {
        ends = end;
    }

    /** Whether the line came before, on the old socket. */
    boolean repeats(IrcLine line, Instant now) {
        if (seen.isEmpty()) {
            return false;
        }
        if (now.isAfter(ends)) {
            seen.clear();
            return false;
        }
        return seen.remove(identity(line));
    }

    /** The order of tags differs between two servers, so that the whole line serves only where it has no mark. */
    private static String identity(IrcLine line) {
        if (line.has(Tag.ID)) {
            return line.tag(Tag.ID);
        }
        return line.has(Tag.SENT)
                ? line.command() + "|" + line.tag(Tag.SENT) + "|" + line.tag(Tag.TARGET_MSG_ID) + "|" + line.text()
                : line.raw();
    }
}
