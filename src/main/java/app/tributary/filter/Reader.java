package app.tributary.filter;

import java.util.Set;

/**
 * Who reads.
 *
 * @param names what they are called in the chats, without a sign, in any letter case; for {@code is:mention}
 */
public record Reader(Set<String> names) {
    /** Somebody whom no chat knows by name. */
    public static final Reader NOBODY = new Reader(Set.of());

    public Reader {
        names = Set.copyOf(names);
    }
}
