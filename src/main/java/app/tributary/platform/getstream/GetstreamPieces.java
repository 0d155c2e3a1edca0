package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.Phrase;
import app.tributary.chat.ReasonCode;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What can be done with one message beside the core: who reacted to it, and the other two ways to take it away. */
final class GetstreamPieces implements GetstreamSpecial {
    private static final ActionId REACTIONS = new ActionId("reactions");
    private static final ActionId FOR_ME = new ActionId("delete-for-me");
    private static final ActionId FOR_GOOD = new ActionId("delete-for-good");
    private static final int PAGE = 30;

    @Override
    public List<NativeAction> actions(GetstreamRights rights) {
        return List.of(
                GetstreamActs.look(REACTIONS, Subject.MESSAGE, GetstreamSpecialWord.REACTIONS, rights.always()),
                GetstreamActs.last(FOR_ME, Subject.MESSAGE, GetstreamSpecialWord.DELETE_FOR_ME, rights.always()),
                GetstreamActs.last(FOR_GOOD, Subject.MESSAGE, GetstreamSpecialWord.DELETE_FOR_GOOD,
                        rights.to("delete-any-message")));
    }

    @Override
    public Outcome execute(ChatCommand.Native command, GetstreamScene scene) {
        if (command.message().isEmpty()) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, "message");
        }
        var message = command.message().get();
        return switch (command.action().value()) {
            case "delete-for-me" -> delete(message, "delete_for_me", scene);
            case "delete-for-good" -> delete(message, "hard", scene);
            default -> reactions(message, command.form(), scene);
        };
    }

    private static Outcome delete(MessageKey message, String how, GetstreamScene scene) {
        return scene.api().call("DELETE", Area.CHAT, GetstreamApi.path("messages", message.id()), Map.of(how, "true"),
                Optional.empty()).outcome(done -> Outcome.done(message));
    }

    private static Outcome reactions(MessageKey message, Form form, GetstreamScene scene) {
        int from = GetstreamChannels.from(form);
        var query = new LinkedHashMap<String, String>();
        query.put("limit", String.valueOf(PAGE));
        query.put("offset", String.valueOf(from));
        return scene.api().get(Area.CHAT, GetstreamApi.path("messages", message.id(), "reactions"), query)
                .outcome(found -> {
                    var items = GetstreamTree.objects(found.path("reactions")).map(GetstreamPieces::item).toList();
                    return new Outcome.Found(new Listing(GetstreamSpecialWord.REACTIONS.phrase(), items,
                            items.size() < PAGE
                                    ? Optional.empty()
                                    : Optional.of(GetstreamShown.about(REACTIONS, GetstreamSpecialWord.MORE, message,
                                            Form.of("from", String.valueOf(from + PAGE))))));
                });
    }

    private static Listing.Item item(JsonNode reaction) {
        String type = GetstreamTree.text(reaction, "type").orElse("");
        return GetstreamShown.person(reaction.path("user"),
                Phrase.plain((GetstreamTree.words(GetstreamReactions.shown(type)) + " "
                        + GetstreamShown.time(reaction, "created_at")).strip()));
    }
}
