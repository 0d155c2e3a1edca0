package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
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

/** Finds messages of the channel by their words. */
final class GetstreamSearch implements GetstreamSpecial {
    private static final ActionId SEARCH = new ActionId("search");
    private static final int PAGE = 30;
    private static final int LONGEST = 200;

    @Override
    public List<NativeAction> actions(GetstreamRights rights) {
        return List.of(GetstreamActs.look(SEARCH, Subject.CHANNEL, GetstreamSpecialWord.SEARCH,
                rights.to("search-messages"),
                GetstreamActs.line("words", GetstreamSpecialWord.WORDS, true, LONGEST)));
    }

    @Override
    public Map<Capability, Support> brings(GetstreamRights rights) {
        return Map.of(Capability.SEARCH, rights.to("search-messages"));
    }

    @Override
    public Outcome execute(ChatCommand.Native command, GetstreamScene scene) {
        var form = command.form();
        String words = form.text("words").map(String::strip).orElse("");
        if (words.isEmpty()) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, "words");
        }
        var payload = GetstreamTree.object().put("query", words).put("limit", PAGE);
        payload.putObject("filter_conditions").put("cid", scene.place().cid());
        form.text("next").ifPresent(next -> payload.put("next", next));
        return scene.api().get(Area.CHAT, "/search", Map.of("payload", Json.write(payload))).outcome(found -> {
            var items = GetstreamTree.objects(found.path("results"))
                    .map(result -> GetstreamShown.message(result.path("message"), scene, List.of())).toList();
            return new Outcome.Found(new Listing(GetstreamSpecialWord.SEARCH_TITLE.phrase(words), items,
                    GetstreamTree.text(found, "next").map(next -> GetstreamShown.more(SEARCH, form, "next", next))));
        });
    }
}
