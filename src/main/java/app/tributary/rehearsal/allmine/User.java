package app.tributary.rehearsal.allmine;

import app.tributary.chat.Role;
import app.tributary.rehearsal.Chatter;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A user of the loopback Allmine, the same id for the same name in every run. */
record User(String id, String username, String name, String surname, Set<Role> roles) {
    User {
        roles = Set.copyOf(roles);
    }

    static User of(Chatter chatter) {
        String[] parts = chatter.displayName().split(" ", 2);
        return new User(ObjectIds.named(chatter.login()), chatter.login(), parts[0], parts.length > 1 ? parts[1] : "",
                chatter.roles());
    }

    boolean moderates() {
        return roles.contains(Role.BROADCASTER) || roles.contains(Role.MODERATOR);
    }

    /** As the sender of a message. */
    ObjectNode sender() {
        var node = bare();
        node.putNull("profilePhoto");
        return node.put("availabilityStatus", "available");
    }

    /** As a superlike keeps them: there the picture is a text. */
    ObjectNode snapshot() {
        return bare().put("profilePhoto", "");
    }

    /** As the list of viewers shows them. */
    ObjectNode viewer(String joinedAt) {
        var node = bare();
        node.putNull("profilePhoto");
        return node.put("followersCount", 3).put("followingCount", 5).putNull("expertise").put("isFollowing", false)
                .put("joinedAt", joinedAt);
    }

    ObjectNode bare() {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("_id", id).put("username", username).put("name", name);
        return surname.isEmpty() ? node.putNull("surname") : node.put("surname", surname);
    }
}
