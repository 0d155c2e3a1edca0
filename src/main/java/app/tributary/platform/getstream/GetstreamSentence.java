package app.tributary.platform.getstream;

import app.tributary.chat.ChatCommand;
import app.tributary.chat.Outcome;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Json;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bans, timeouts and their end. They always name the channel: without one they would be for the whole app. A user's
 * token can lift a ban in the older family of paths only.
 */
final class GetstreamSentence {
    private static final int LONGEST_REASON = 255;

    private final GetstreamScene scene;

    GetstreamSentence(GetstreamScene scene) {
        this.scene = scene;
    }

    Outcome pass(ChatCommand.ActOnPerson action) {
        return switch (action.kind()) {
            case TIMEOUT, BAN -> ban(action);
            case UNBAN -> unban(action);
        };
    }

    /** A stretch of time in the platform's unit: whole minutes, rounded up, at least one. */
    static long minutes(Duration lasts) {
        return Math.max(1, lasts.plusSeconds(59).plusNanos(999_999_999).toMinutes());
    }

    private Outcome ban(ChatCommand.ActOnPerson action) {
        if (action.kind() == PersonActionKind.TIMEOUT && action.lasts().isEmpty()) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, "minutes");
        }
        var body = target(action.target().id());
        action.lasts().ifPresent(lasts -> body.put("timeout", minutes(lasts)));
        action.why().map(String::strip).filter(why -> !why.isEmpty())
                .ifPresent(why -> body.put("reason", why.substring(0, Math.min(LONGEST_REASON, why.length()))));
        var answer = scene.api().call("POST", Area.COMMON, "/moderation/ban", Map.of(), Optional.of(body));
        boolean perhaps = switch (answer) {
            case GetstreamAnswer.Got<JsonNode> got -> false;
            case GetstreamAnswer.Refused<JsonNode>(var error) -> error.perhapsDone();
            case GetstreamAnswer.Lost<JsonNode>(var why, var perhapsDone) -> perhapsDone;
        };
        if (perhaps && isBanned(action)) {
            return Outcome.done();
        }
        return answer.outcome(done -> Outcome.done());
    }

    /** Whether the list of the banned has it: where the answer was lost, it knows. */
    private boolean isBanned(ChatCommand.ActOnPerson action) {
        var payload = GetstreamTree.object().put("limit", 1).put("exclude_expired_bans", true);
        payload.putObject("filter_conditions").put("channel_cid", scene.place().cid()).put("user_id",
                action.target().id());
        var answer = scene.api().get(Area.CHAT, "/query_banned_users", Map.of("payload", Json.write(payload)));
        return answer instanceof GetstreamAnswer.Got<JsonNode>(var found)
                && GetstreamTree.objects(found.path("bans"))
                        .anyMatch(ban -> GetstreamTree.text(ban.path("user"), "id").filter(action.target().id()::equals)
                                .isPresent()
                                && GetstreamTree.moment(ban, "expires").isPresent() == action.lasts()
                                        .isPresent());
    }

    private Outcome unban(ChatCommand.ActOnPerson action) {
        String id = action.target().id();
        var query = new LinkedHashMap<String, String>();
        query.put("target_user_id", id);
        query.put("channel_cid", scene.place().cid());
        query.put("type", scene.place().type());
        query.put("id", scene.place().id());
        if (scene.room().isShadowed(id)) {
            query.put("shadow", "true");
        }
        var answer = scene.api().call("DELETE", Area.OLDER, "/moderation/ban", query, Optional.empty());
        if (answer instanceof GetstreamAnswer.Lost<JsonNode>(var why, var perhaps) && perhaps) {
            // to lift it twice is to lift it once
            answer = scene.api().call("DELETE", Area.OLDER, "/moderation/ban", query, Optional.empty());
        }
        return answer.outcome(done -> {
            scene.room().shadowed(id, false);
            return Outcome.done();
        });
    }

    private ObjectNode target(String userId) {
        var body = GetstreamTree.object().put("target_user_id", userId).put("channel_cid", scene.place().cid());
        if (scene.api().older()) {
            // the platform's own client names the channel in this way
            body.put("type", scene.place().type()).put("id", scene.place().id());
        }
        return body;
    }
}
