package app.tributary.platform.getstream;

import app.tributary.chat.Outcome;
import app.tributary.chat.ReasonCode;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes messages that the core does not: answers in threads, polls, files, commands. The id is ours, and the platform
 * takes none twice: where no word came, the same is sent once more.
 */
final class GetstreamPosts {
    private GetstreamPosts() {}

    /**
     * Writes.
     *
     * @param forUs takes the message where it is for nobody but us
     */
    static Outcome post(GetstreamScene scene, ObjectNode message, Consumer<JsonNode> forUs) {
        String text = message.path("text").asString("");
        if (scene.room().limit().left(text) < 0) {
            return Outcome.rejected(ReasonCode.TOO_LONG, String.valueOf(scene.room().limit().max()));
        }
        String id = UUID.randomUUID().toString();
        message.put("id", id);
        var body = GetstreamTree.object();
        body.set("message", message);
        var answer = send(scene, body);
        if (lost(answer)) {
            answer = send(scene, body);
            if (answer instanceof GetstreamAnswer.Refused<JsonNode>(var error)
                    && error.code() == GetstreamError.INPUT) {
                // it was there the first time
                return Outcome.done(scene.key(id));
            }
        }
        return answer.outcome(done -> taken(scene, done.path("message"), id, forUs));
    }

    private static Outcome taken(GetstreamScene scene, JsonNode message, String id, Consumer<JsonNode> forUs) {
        return switch (message.path("type").asString("")) {
            case "error" -> Outcome.rejected(ReasonCode.REFUSED, GetstreamShown.said(message));
            case "ephemeral" -> {
                forUs.accept(message);
                yield Outcome.done();
            }
            default -> Outcome.done(scene.key(GetstreamTree.text(message, "id").orElse(id)));
        };
    }

    private static GetstreamAnswer<JsonNode> send(GetstreamScene scene, JsonNode body) {
        return scene.api().call("POST", Area.CHAT, scene.place().path("message"), Map.of(), Optional.of(body));
    }

    private static boolean lost(GetstreamAnswer<JsonNode> answer) {
        return switch (answer) {
            case GetstreamAnswer.Got<JsonNode> _ -> false;
            case GetstreamAnswer.Refused<JsonNode>(var error) -> error.perhapsDone();
            case GetstreamAnswer.Lost<JsonNode>(var _, var perhaps) -> perhaps;
        };
    }
}
