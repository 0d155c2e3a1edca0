package app.tributary.rehearsal;

import app.tributary.chat.Role;
import java.util.Set;

/**
 * One of the cast, the same person on whichever platform they play.
 *
 * @param login lower-case letters, digits and underscores
 * @param displayName in any script
 * @param color 0xRRGGBB
 * @param roles what they are in the channel
 */
public record Chatter(String login, String displayName, int color, Set<Role> roles) {
    public Chatter {
        roles = Set.copyOf(roles);
    }
}
