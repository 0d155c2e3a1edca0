package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.Listing;
import app.tributary.chat.Outcome;
import app.tributary.chat.Phrase;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How far the account has read, here and elsewhere; and the sign that somebody is writing. */
final class GetstreamReads implements GetstreamSpecial {
    private static final ActionId READ = new ActionId("mark-read");
    private static final ActionId ALL_READ = new ActionId("mark-all-read");
    private static final ActionId UNREAD = new ActionId("mark-unread");
    private static final ActionId COUNTS = new ActionId("unread");
    private static final ActionId TYPING = new ActionId("typing");

    @Override
    public List<NativeAction> actions(GetstreamRights rights) {
        return List.of(
                GetstreamActs.undoable(READ, Subject.CHANNEL, GetstreamSpecialWord.MARK_READ,
                        rights.to("read-events")),
                GetstreamActs.undoable(ALL_READ, Subject.CHANNEL, GetstreamSpecialWord.MARK_ALL_READ,
                        rights.to("read-events")),
                GetstreamActs.undoable(UNREAD, Subject.MESSAGE, GetstreamSpecialWord.MARK_UNREAD,
                        rights.to("read-events")),
                GetstreamActs.look(COUNTS, Subject.CHANNEL, GetstreamSpecialWord.UNREAD, rights.always()),
                GetstreamActs.look(TYPING, Subject.CHANNEL, GetstreamSpecialWord.TYPING,
                        rights.to("typing-events", "send-typing-events")));
    }

    @Override
    public Map<Capability, Support> brings(GetstreamRights rights) {
        return Map.of(Capability.SEEN, rights.to("read-events"));
    }

    @Override
    public Outcome execute(ChatCommand.Native command, GetstreamScene scene) {
        return switch (command.action().value()) {
            case "unread" -> counts(scene);
            case "mark-all-read" -> scene.api()
                    .call("POST", Area.CHAT, "/channels/read", Map.of(), Optional.of(GetstreamTree.object()))
                    .outcome(done -> Outcome.done());
            case "mark-unread" -> command.message()
                    .map(message -> post("unread", GetstreamTree.object().put("message_id", message.id()), scene))
                    .orElseGet(() -> Outcome.rejected(ReasonCode.BAD_INPUT, "message"));
            case "typing" -> {
                var body = GetstreamTree.object();
                body.putObject("event").put("type", "typing.start");
                yield post("event", body, scene);
            }
            default -> {
                var body = GetstreamTree.object();
                command.message().ifPresent(message -> body.put("message_id", message.id()));
                yield post("read", body, scene);
            }
        };
    }

    private static Outcome post(String what, ObjectNode body, GetstreamScene scene) {
        return scene.api().call("POST", Area.CHAT, scene.place().path(what), Map.of(), Optional.of(body))
                .outcome(done -> Outcome.done());
    }

    private static Outcome counts(GetstreamScene scene) {
        return scene.api().get(Area.CHAT, "/unread", Map.of()).outcome(found -> {
            var items = GetstreamTree.objects(found.path("channels")).map(GetstreamReads::item).toList();
            return new Outcome.Found(new Listing(GetstreamSpecialWord.UNREAD_TITLE.phrase(
                    String.valueOf(GetstreamTree.number(found, "total_unread_count").orElse(0L))), items,
                    Optional.empty()));
        });
    }

    private static Listing.Item item(JsonNode channel) {
        return Listing.Item.of(
                Phrase.plain(GetstreamTree.words(GetstreamTree.text(channel, "channel_id").orElse("?")) + ": "
                        + GetstreamTree.number(channel, "unread_count").orElse(0L)),
                Phrase.plain(GetstreamShown.time(channel, "last_read")));
    }
}
