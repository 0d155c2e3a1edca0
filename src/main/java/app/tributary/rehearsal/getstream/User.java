package app.tributary.rehearsal.getstream;

import app.tributary.chat.Role;
import app.tributary.rehearsal.Chatter;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * A user of the loopback app.
 *
 * @param role of the app: admin, moderator or user
 */
record User(String id, String name, String role, int color) {
    private static final Instant SINCE = Instant.parse("2024-02-01T09:00:00Z");

    static User of(Chatter chatter) {
        String role = chatter.roles().contains(Role.BROADCASTER)
                ? "admin"
                : chatter.roles().contains(Role.MODERATOR) ? "moderator" : "user";
        return new User(chatter.login(), chatter.displayName(), role, chatter.color());
    }

    /** Whether the user has the rights of a moderator in every channel. */
    boolean moderates() {
        return !role.equals("user");
    }

    /** As everything shows a user. */
    ObjectNode json() {
        var node = Tree.object().put("id", id).put("name", name).put("role", role).put("language", "")
                .put("banned", false).put("online", true);
        node.putArray("teams");
        Tree.at(node, "created_at", SINCE);
        Tree.at(node, "updated_at", SINCE);
        node.putObject("custom").put("color", String.format("#%06x", color));
        return node;
    }
}
