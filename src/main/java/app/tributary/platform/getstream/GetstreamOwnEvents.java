package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent.Notice;
import app.tributary.chat.Outcome;
import app.tributary.chat.Phrase;
import app.tributary.chat.ReasonCode;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Field;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Events that the app has thought of itself: sent from here, and shown as quiet rows when they come. */
final class GetstreamOwnEvents implements GetstreamSpecial {
    private static final ActionId SEND = new ActionId("send-event");
    private static final int MOST_FIELDS = 20;
    /** What the platform's own events begin with. */
    private static final Set<String> TAKEN = Set.of("ai_indicator", "app", "call", "campaign", "channel", "connection",
            "draft", "feeds", "flag", "health", "member", "message", "moderation", "notification", "poll", "reaction",
            "reminder", "thread", "typing", "user", "user_group");
    private static final Set<String> FRAME = Set.of("type", "cid", "channel_type", "channel_id", "created_at", "user",
            "custom", "received_at", "parent_id", "team", "watcher_count", "channel", "user_id", "message_id",
            "channel_custom", "channel_member_count", "channel_last_message_at", "channel_message_count");

    @Override
    public List<NativeAction> actions(GetstreamRights rights) {
        return List.of(GetstreamActs.last(SEND, Subject.CHANNEL, GetstreamSpecialWord.SEND_EVENT,
                rights.to("send-custom-events", "typing-events"),
                GetstreamActs.line("type", GetstreamSpecialWord.EVENT_TYPE, true, 60),
                GetstreamActs.line("text", GetstreamSpecialWord.TEXT, false, 1000),
                Field.of("fields", Field.Kind.LINES, GetstreamSpecialWord.EVENT_FIELDS, false, MOST_FIELDS)));
    }

    @Override
    public Outcome execute(ChatCommand.Native command, GetstreamScene scene) {
        String type = command.form().text("type").map(String::strip).orElse("");
        if (!type.matches("[\\w.-]{1,60}") || isTaken(type)) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, "type");
        }
        var body = GetstreamTree.object();
        var event = body.putObject("event").put("type", type);
        var own = scene.api().older() ? event : event.putObject("custom");
        command.form().text("text").filter(text -> !text.isBlank()).ifPresent(text -> own.put("text", text));
        for (String line : command.form().lines("fields")) {
            int sign = line.indexOf('=');
            if (sign < 1) {
                return Outcome.rejected(ReasonCode.BAD_INPUT, "fields");
            }
            own.put(line.substring(0, sign).strip(), line.substring(sign + 1).strip());
        }
        return scene.api().call("POST", Area.CHAT, scene.place().path("event"), Map.of(), Optional.of(body))
                .outcome(done -> Outcome.done());
    }

    @Override
    public void hear(JsonNode event, GetstreamScene scene) {
        String type = event.path("type").asString("");
        boolean here = GetstreamTree.text(event, "cid").filter(scene.place().cid()::equals).isPresent();
        if (type.isEmpty() || isTaken(type) || !here) {
            return;
        }
        var text = Stream.of("text", "title", "description")
                .flatMap(key -> GetstreamTree.text(inner(event, key), key).stream()).findFirst();
        String words = GetstreamTree.words(text.orElseGet(() -> fields(event)));
        scene.out()
                .accept(new Notice(scene.channel(), Optional.empty(), Notice.Place.ROW, Optional.empty(),
                        GetstreamSpecialWord.OWN_EVENT.phrase(GetstreamTree.words(type),
                                GetstreamMapper.person(event.path("user")).isPresent()
                                        ? GetstreamShown.name(event.path("user"))
                                        : "–",
                                words.isEmpty() ? "–" : words),
                        List.<Phrase>of(), List.of(),
                        GetstreamTree.moment(event, "created_at").orElse(scene.now())));
    }

    private static JsonNode inner(JsonNode event, String key) {
        return event.path("custom").has(key) ? event.path("custom") : event;
    }

    private static String fields(JsonNode event) {
        return Stream.concat(event.path("custom").propertyStream(), event.propertyStream())
                .filter(field -> !FRAME.contains(field.getKey()) && field.getValue().isValueNode()).limit(MOST_FIELDS)
                .map(field -> field.getKey() + ": " + field.getValue().asString(""))
                .collect(Collectors.joining(", "));
    }

    private static boolean isTaken(String type) {
        int dot = type.indexOf('.');
        return dot > 0 && TAKEN.contains(type.substring(0, dot));
    }
}
