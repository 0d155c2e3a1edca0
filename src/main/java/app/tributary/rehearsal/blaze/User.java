package app.tributary.rehearsal.blaze;

import app.tributary.chat.Role;
import app.tributary.rehearsal.Chatter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A user of the loopback Blaze, the same id for the same name in every run. */
record User(String id, String slug, String displayName, Set<Role> roles) {
    User {
        roles = Set.copyOf(roles);
    }

    static User of(Chatter chatter) {
        return new User(
                UUID.nameUUIDFromBytes(("blaze:" + chatter.login()).getBytes(StandardCharsets.UTF_8)).toString(),
                chatter.login(), chatter.displayName(), chatter.roles());
    }

    boolean moderates() {
        return roles.contains(Role.BROADCASTER) || roles.contains(Role.MODERATOR);
    }

    /** As REST shows a sender. */
    ObjectNode rest() {
        return sender().put("slug", slug);
    }

    /** As an event shows a sender: the login has another name there. */
    ObjectNode event() {
        return sender().put("username", slug);
    }

    private ObjectNode sender() {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", id).put("displayName", displayName).putNull("avatarUrl");
        node.put("isOwner", roles.contains(Role.BROADCASTER)).put("isSubscriber", roles.contains(Role.SUBSCRIBER));
        node.put("isFollower", !roles.isEmpty()).put("isBot", roles.contains(Role.BOT));
        var words = node.putArray("roles");
        for (var role : new Role[]{Role.MODERATOR, Role.VIP}) {
            if (roles.contains(role)) {
                words.add(role.name().toLowerCase(Locale.ROOT));
            }
        }
        return node;
    }
}
