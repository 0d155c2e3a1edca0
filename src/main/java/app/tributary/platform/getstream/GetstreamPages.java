package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.FieldValue;
import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.Offer;
import app.tributary.chat.Outcome;
import app.tributary.chat.Phrase;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the history in both directions, from now, from a moment, or around a message. */
final class GetstreamPages implements GetstreamSpecial {
    private static final ActionId HISTORY = new ActionId("history");
    private static final ActionId AROUND = new ActionId("history-around");
    private static final int PAGE = 30;

    @Override
    public List<NativeAction> actions(GetstreamRights rights) {
        return List.of(
                GetstreamActs.look(HISTORY, Subject.CHANNEL, GetstreamSpecialWord.HISTORY, rights.always(),
                        GetstreamActs.moment("at", GetstreamSpecialWord.AT, false)),
                GetstreamActs.look(AROUND, Subject.MESSAGE, GetstreamSpecialWord.AROUND, rights.always()));
    }

    @Override
    public Outcome execute(ChatCommand.Native command, GetstreamScene scene) {
        var paging = GetstreamTree.object().put("limit", PAGE);
        command.message().ifPresent(message -> paging.put("id_around", message.id()));
        command.form().moment("at").ifPresent(at -> paging.put("created_at_around", GetstreamDates.write(at)));
        command.form().text("before").ifPresent(id -> paging.put("id_lt", id));
        command.form().text("after").ifPresent(id -> paging.put("id_gt", id));
        boolean between = paging.has("id_around") || paging.has("created_at_around") || paging.has("id_gt");
        JsonNode body = GetstreamTree.object().put("state", true).put("watch", false).put("presence", false)
                .set("messages", paging);
        return scene.api().ask(Area.CHAT, scene.place().path("query"), Map.of(), body)
                .outcome(state -> new Outcome.Found(listing(state.path("messages"), between, scene)));
    }

    private static Listing listing(JsonNode messages, boolean between, GetstreamScene scene) {
        var page = GetstreamTree.objects(messages).toList();
        var items = new ArrayList<Listing.Item>();
        page.forEach(message -> items.add(GetstreamShown.message(message, scene, List.of())));
        var oldest = page.isEmpty() ? Optional.<String>empty() : GetstreamTree.text(page.getFirst(), "id");
        var newest = page.isEmpty() ? Optional.<String>empty() : GetstreamTree.text(page.getLast(), "id");
        if (between && newest.isPresent()) {
            items.add(Listing.Item.of(Phrase.nothing(), Phrase.nothing(),
                    turn(GetstreamSpecialWord.NEWER, "after", newest.get())));
        }
        return new Listing(GetstreamSpecialWord.HISTORY.phrase(), items, page.size() < PAGE && !between
                ? Optional.empty()
                : oldest.map(id -> turn(GetstreamSpecialWord.OLDER, "before", id)));
    }

    private static Offer turn(GetstreamSpecialWord label, String key, String id) {
        return Offer.of(HISTORY, label.phrase(), new Form(Map.of(key, new FieldValue.Text(id))));
    }
}
