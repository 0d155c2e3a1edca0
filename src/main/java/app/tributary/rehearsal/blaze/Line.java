package app.tributary.rehearsal.blaze;

import app.tributary.chat.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message of the loopback Blaze.
 *
 * @param number rises with each message; the cursor of the history
 * @param emotes the pictures in its text, or null
 */
record Line(long number, String id, User sender, String text, Optional<String> replyTo, JsonNode emotes,
        Instant createdAt) {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    static String time(Instant instant) {
        return MILLIS.format(instant);
    }

    /** As the history shows it. */
    ObjectNode rest(String channelId) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", id).put("channelId", channelId).set("sender", sender.rest());
        node.put("message", text).put("type", "text").put("replyToMessageId", replyTo.orElse(null));
        node.put("createdAt", time(createdAt)).put("isHyperLinkAllowed", linksAllowed());
        node.set("emotes", emotes);
        return node;
    }

    /** As an event shows it: some fields have other names there. */
    ObjectNode event(String channelId) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("channelId", channelId).put("messageId", id).put("message", text);
        node.set("emotes", emotes);
        node.set("sender", sender.event());
        node.put("replyToMessageId", replyTo.orElse(null)).put("createdAt", time(createdAt));
        node.put("isHyperLinkAllowed", linksAllowed());
        return node;
    }

    private boolean linksAllowed() {
        return sender.moderates() || sender.roles().contains(Role.SUBSCRIBER) || sender.roles().contains(Role.VIP);
    }
}
