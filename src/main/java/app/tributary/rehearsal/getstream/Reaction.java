package app.tributary.rehearsal.getstream;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** One user's reaction to a message. */
record Reaction(String messageId, User user, String type, int score, Instant at) {
    ObjectNode json() {
        var node = Tree.object().put("message_id", messageId).put("user_id", user.id()).put("type", type).put("score",
                score);
        node.set("user", user.json());
        Tree.at(node, "created_at", at);
        Tree.at(node, "updated_at", at);
        node.putObject("custom");
        return node;
    }
}
