package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.Offer;
import app.tributary.chat.Outcome;
import app.tributary.chat.Phrase;
import app.tributary.chat.ReasonCode;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the account has begun to write, kept by the platform for its other devices. */
final class GetstreamDrafts implements GetstreamSpecial {
    private static final ActionId KEEP = new ActionId("keep-draft");
    private static final ActionId DRAFT = new ActionId("draft");
    private static final ActionId DROP = new ActionId("drop-draft");
    private static final ActionId DRAFTS = new ActionId("drafts");
    private static final int PAGE = 30;
    private static final int LONGEST = 20_000;

    @Override
    public List<NativeAction> actions(GetstreamRights rights) {
        return List.of(
                GetstreamActs.undoable(KEEP, Subject.CHANNEL, GetstreamSpecialWord.KEEP_DRAFT, rights.always(),
                        GetstreamActs.text("text", GetstreamSpecialWord.TEXT, true, LONGEST)),
                GetstreamActs.look(DRAFT, Subject.CHANNEL, GetstreamSpecialWord.DRAFT, rights.always()),
                GetstreamActs.last(DROP, Subject.CHANNEL, GetstreamSpecialWord.DROP_DRAFT, rights.always()),
                GetstreamActs.look(DRAFTS, Subject.CHANNEL, GetstreamSpecialWord.DRAFTS, rights.always()));
    }

    @Override
    public Outcome execute(ChatCommand.Native command, GetstreamScene scene) {
        String path = scene.place().path("draft");
        return switch (command.action().value()) {
            case "keep-draft" -> {
                String text = command.form().text("text").orElse("");
                if (text.isBlank()) {
                    yield Outcome.rejected(ReasonCode.EMPTY_TEXT, "");
                }
                var body = GetstreamTree.object();
                body.putObject("message").put("text", text);
                yield scene.api().call("POST", Area.CHAT, path, Map.of(), Optional.of(body))
                        .outcome(done -> Outcome.done());
            }
            case "draft" -> scene.api().get(Area.CHAT, path, Map.of())
                    .outcome(found -> new Outcome.Found(new Listing(GetstreamSpecialWord.DRAFT.phrase(),
                            List.of(item(found.path("draft"), scene)), Optional.empty())));
            case "drop-draft" -> scene.api().call("DELETE", Area.CHAT, path, Map.of(), Optional.empty())
                    .outcome(done -> Outcome.done());
            default -> drafts(command.form(), scene);
        };
    }

    private static Outcome drafts(Form form, GetstreamScene scene) {
        var body = GetstreamTree.object().put("limit", PAGE);
        form.text("next").ifPresent(next -> body.put("next", next));
        return scene.api().ask(Area.CHAT, "/drafts/query", Map.of(), body).outcome(found -> {
            var items = GetstreamTree.objects(found.path("drafts")).map(one -> item(one, scene)).toList();
            return new Outcome.Found(new Listing(GetstreamSpecialWord.DRAFTS.phrase(), items,
                    GetstreamTree.text(found, "next").map(next -> GetstreamShown.more(DRAFTS, form, "next", next))));
        });
    }

    private static Listing.Item item(JsonNode draft, GetstreamScene scene) {
        String cid = GetstreamTree.text(draft, "channel_cid").map(GetstreamTree::words).orElse("?");
        var detail = Phrase.plain((cid + " " + GetstreamShown.time(draft, "created_at")).strip());
        var text = Phrase.plain(GetstreamShown.said(draft.path("message")));
        return cid.equals(scene.place().cid()) && GetstreamTree.text(draft, "parent_id").isEmpty()
                ? Listing.Item.of(text, detail, Offer.of(KEEP, GetstreamSpecialWord.KEEP_DRAFT.phrase(), Form.EMPTY),
                        Offer.of(DROP, GetstreamSpecialWord.DROP_DRAFT.phrase(), Form.EMPTY))
                : Listing.Item.of(text, detail);
    }
}
