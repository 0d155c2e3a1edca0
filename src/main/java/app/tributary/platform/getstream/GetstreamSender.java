package app.tributary.platform.getstream;

import app.tributary.chat.ChatCommand;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Says something. The id of the message is made here, from the send's own mark, and the server takes no second
 * message of the same id: so a send whose answer was lost is made again without harm.
 */
final class GetstreamSender {
    private static final Pattern FIT_FOR_AN_ID = Pattern.compile("[\\w@!.-]{1,255}");

    private final GetstreamScene scene;
    private final Consumer<String> sent;
    private final Consumer<JsonNode> forUs;

    /**
     * @param sent hears the id of each message that the server took
     * @param forUs takes what comes back for nobody but us: the answer to a command of the platform
     */
    GetstreamSender(GetstreamScene scene, Consumer<String> sent, Consumer<JsonNode> forUs) {
        this.scene = scene;
        this.sent = sent;
        this.forUs = forUs;
    }

    /** The id that a send gives to its message: the same for the same send. */
    static String idOf(String nonce) {
        return FIT_FOR_AN_ID.matcher(nonce).matches()
                ? nonce
                : UUID.nameUUIDFromBytes(nonce.getBytes(StandardCharsets.UTF_8)).toString();
    }

    Outcome send(ChatCommand.Send send) {
        if (send.text().isBlank()) {
            return Outcome.rejected(ReasonCode.EMPTY_TEXT, "");
        }
        if (scene.room().limit().left(send.text()) < 0) {
            return tooLong();
        }
        String id = idOf(send.nonce());
        var body = GetstreamTree.object();
        var message = body.putObject("message").put("id", id).put("text", send.text());
        send.replyTo().ifPresent(answered -> message.put("quoted_message_id", answered.id()));
        Duration within = scene.api().timings().answerWithin();
        var answer = post(body, within);
        boolean doubtful = isLost(answer);
        if (doubtful && !Thread.currentThread().isInterrupted()) {
            answer = post(body, within.dividedBy(2));
        }
        return switch (answer) {
            case GetstreamAnswer.Got<JsonNode>(var got) -> taken(got.path("message"), id);
            case GetstreamAnswer.Refused<JsonNode>(var error) -> refused(error, id, within, doubtful);
            case GetstreamAnswer.Lost<JsonNode>(var why, var perhaps) -> perhaps
                    ? isThere(id, within).filter(there -> there).<Outcome>map(there -> Outcome.done(key(id)))
                            .orElseGet(() -> new Outcome.Unknown(why))
                    : new Outcome.Failed(why);
        };
    }

    private GetstreamAnswer<JsonNode> post(JsonNode body, Duration within) {
        return scene.api().call("POST", Area.CHAT, scene.place().path("message"), Map.of(), Optional.of(body), within);
    }

    private static boolean isLost(GetstreamAnswer<JsonNode> answer) {
        return switch (answer) {
            case GetstreamAnswer.Got<JsonNode> got -> false;
            case GetstreamAnswer.Refused<JsonNode>(var error) -> error.perhapsDone();
            case GetstreamAnswer.Lost<JsonNode>(var why, var perhaps) -> perhaps;
        };
    }

    /** A message that moderation turned down comes back as one of the type error. */
    private Outcome taken(JsonNode message, String id) {
        return switch (message.path("type").asString("")) {
            case "error" -> Outcome.rejected(ReasonCode.REFUSED,
                    GetstreamTree.words(GetstreamTree.text(message, "text").orElse("")));
            case "ephemeral" -> {
                forUs.accept(message);
                yield Outcome.done();
            }
            default -> {
                String given = GetstreamTree.text(message, "id").orElse(id);
                sent.accept(given);
                yield Outcome.done(key(given));
            }
        };
    }

    /**
     * @param doubtful whether an earlier call of the same had no answer
     */
    private Outcome refused(GetstreamError error, String id, Duration within, boolean doubtful) {
        return switch (error.code()) {
            case GetstreamError.TOO_LONG -> tooLong();
            case GetstreamError.SLOW_MODE -> {
                var cooldown = scene.room().cooldown();
                yield new Outcome.Rejected(error.why(),
                        cooldown.isZero() ? Optional.empty() : Optional.of(scene.now().plus(cooldown)));
            }
            // perhaps it is the id that is wrong with it: the message is there already
            case GetstreamError.INPUT -> isThere(id, within).filter(there -> there)
                    .<Outcome>map(there -> Outcome.done(key(id))).orElseGet(() -> GetstreamAnswer.refused(error));
            default -> {
                if (!error.perhapsDone() && !(doubtful && error.unjudged())) {
                    yield GetstreamAnswer.refused(error);
                }
                var there = isThere(id, within);
                if (there.isEmpty()) {
                    yield new Outcome.Unknown(error.why());
                }
                yield there.get() ? Outcome.done(key(id)) : new Outcome.Failed(error.why());
            }
        };
    }

    /** Whether our message is there; empty where that cannot be known now. */
    private Optional<Boolean> isThere(String id, Duration within) {
        var answer = scene.api().call("GET", Area.CHAT, GetstreamApi.path("messages", id), Map.of(), Optional.empty(),
                within.dividedBy(2));
        return switch (answer) {
            case GetstreamAnswer.Got<JsonNode>(var got) -> Optional.of(isOurs(got.path("message")));
            case GetstreamAnswer.Refused<JsonNode>(var error) ->
                error.course() == GetstreamError.Course.GONE ? Optional.of(false) : Optional.empty();
            case GetstreamAnswer.Lost<JsonNode> lost -> Optional.empty();
        };
    }

    private boolean isOurs(JsonNode message) {
        var writer = GetstreamTree.text(message.path("user"), "id");
        var place = GetstreamTree.text(message, "cid");
        return writer.isPresent() && writer.equals(scene.api().access().userId())
                && place.filter(cid -> !cid.equals(scene.place().cid())).isEmpty();
    }

    private Outcome tooLong() {
        return new Outcome.Rejected(Reason.of(ReasonCode.TOO_LONG, String.valueOf(scene.room().limit().max())),
                Optional.empty());
    }

    private MessageKey key(String id) {
        return new MessageKey(scene.channel(), id);
    }
}
