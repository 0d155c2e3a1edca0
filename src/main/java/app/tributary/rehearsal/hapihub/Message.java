package app.tributary.rehearsal.hapihub;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message of the loopback HapiHub.
 *
 * @param number rises with each message
 * @param at milliseconds since 1970
 */
record Message(long number, String id, String room, User author, Optional<String> session, Optional<String> text,
        Optional<String> media, long at, Set<String> seenBy) {
    Message {
        seenBy = Set.copyOf(seenBy);
    }

    Message seenBy(String uid) {
        var more = new TreeSet<>(seenBy);
        more.add(uid);
        return new Message(number, id, room, author, session, text, media, at, more);
    }

    ObjectNode json() {
        var node = JsonNodeFactory.instance.objectNode().put("id", id).put("createdAt", at).put("createdBy",
                author.uid());
        node.put("room", room);
        session.ifPresent(value -> node.put("session", value));
        text.ifPresent(value -> node.put("text", value));
        media.ifPresent(value -> node.put("media", value));
        if (!seenBy.isEmpty()) {
            var list = node.putArray("seenBy");
            seenBy.stream().sorted().forEach(list::add);
        }
        return node;
    }
}
