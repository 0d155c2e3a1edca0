package app.tributary.chat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Who said something, as the platform showed them at that moment.
 *
 * @param id the platform's id; the login where it has none; never empty
 * @param login the name that commands address; may equal the display name
 * @param displayName the name to show; never empty
 * @param color the author's chosen colour as 0xRRGGBB; empty: derive one from the id
 * @param roles what they are in the channel
 * @param badges in the platform's order
 * @param avatar where the picture is, if known
 */
public record Author(String id, String login, String displayName, OptionalInt color, Set<Role> roles,
        List<Badge> badges, Optional<URI> avatar) {
    public Author {
        roles = Set.copyOf(roles);
        badges = List.copyOf(badges);
    }

    /** An author of whom only a name is known. */
    public static Author named(String id, String displayName) {
        return new Author(id, displayName, displayName, OptionalInt.empty(), Set.of(), List.of(), Optional.empty());
    }

    /** The same person as a reference, to act upon. */
    public Person person() {
        return new Person(id, displayName);
    }
}
