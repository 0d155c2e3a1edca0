package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.Outcome;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.net.Json;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Flags for those who moderate: on a message, on a person; and what was flagged. */
final class GetstreamFlags implements GetstreamSpecial {
    private static final ActionId FLAG_MESSAGE = new ActionId("flag-message");
    private static final ActionId FLAG_PERSON = new ActionId("flag-person");
    private static final ActionId FLAGS = new ActionId("flags");
    private static final int PAGE = 30;
    private static final int LONGEST_REASON = 255;

    @Override
    public List<NativeAction> actions(GetstreamRights rights) {
        var reason = GetstreamActs.line("reason", GetstreamSpecialWord.REASON, false, LONGEST_REASON);
        return List.of(
                GetstreamActs.last(FLAG_MESSAGE, Subject.MESSAGE, GetstreamSpecialWord.FLAG_MESSAGE,
                        rights.to("flag-message"), reason),
                GetstreamActs.last(FLAG_PERSON, Subject.PERSON, GetstreamSpecialWord.FLAG_PERSON,
                        rights.to("flag-user", "flag-message"), reason),
                GetstreamActs.look(FLAGS, Subject.CHANNEL, GetstreamSpecialWord.FLAGS,
                        rights.to("ban-channel-members")));
    }

    @Override
    public Map<Capability, Support> brings(GetstreamRights rights) {
        return Map.of(Capability.FLAG, rights.to("flag-message"));
    }

    @Override
    public Outcome execute(ChatCommand.Native command, GetstreamScene scene) {
        if (command.action().equals(FLAGS)) {
            return flags(command.form(), scene);
        }
        boolean message = command.action().equals(FLAG_MESSAGE);
        var target = message
                ? command.message().map(key -> key.id())
                : command.person().map(person -> person.id());
        if (target.isEmpty()) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, message ? "message" : "person");
        }
        var body = GetstreamTree.object();
        command.form().text("reason").map(String::strip).filter(text -> !text.isEmpty())
                .ifPresent(text -> body.put("reason", text));
        if (scene.api().older()) {
            body.put(message ? "target_message_id" : "target_user_id", target.get());
        } else {
            body.put("entity_type", message ? "stream:chat:v1:message" : "stream:user").put("entity_id",
                    target.get());
            command.person().filter(person -> message)
                    .ifPresent(person -> body.put("entity_creator_id", person.id()));
        }
        return scene.api().call("POST", Area.COMMON, "/moderation/flag", Map.of(), Optional.of(body))
                .outcome(done -> Outcome.done());
    }

    private static Outcome flags(Form form, GetstreamScene scene) {
        int from = GetstreamChannels.from(form);
        var payload = GetstreamTree.object().put("limit", PAGE).put("offset", from);
        payload.putObject("filter_conditions").put("channel_cid", scene.place().cid());
        return scene.api().get(Area.CHAT, "/moderation/flags/message", Map.of("payload", Json.write(payload)))
                .outcome(found -> {
                    var items = GetstreamTree.objects(found.path("flags")).map(flag -> item(flag, scene)).toList();
                    return new Outcome.Found(new Listing(GetstreamSpecialWord.FLAGS.phrase(), items,
                            items.size() < PAGE
                                    ? Optional.empty()
                                    : Optional.of(GetstreamShown.more(FLAGS, form, "from",
                                            String.valueOf(from + PAGE)))));
                });
    }

    private static Listing.Item item(JsonNode flag, GetstreamScene scene) {
        var shown = GetstreamShown.message(flag.path("message"), scene, List.of());
        String reason = GetstreamTree.words(GetstreamTree.text(flag, "reason").orElse("–"));
        return new Listing.Item(shown.text(), GetstreamSpecialWord.FLAG_DETAIL.phrase(
                GetstreamShown.name(flag.path("user")), reason, GetstreamShown.time(flag, "created_at")),
                shown.message(), shown.person(), List.of());
    }
}
