package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent.Notice;
import app.tributary.chat.FieldValue;
import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Offer;
import app.tributary.chat.Outcome;
import app.tributary.chat.Phrase;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.platform.PlainText;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the platform grants to an app's own server alone: it is done with the server token of the account, where there
 * is one.
 */
final class GetstreamServerSide implements GetstreamSpecial {
    private static final ActionId UNDELETE = new ActionId("undelete");
    private static final ActionId VERSIONS = new ActionId("message-history");
    private static final ActionId EXPORT = new ActionId("export");
    private static final ActionId EXPORT_STATUS = new ActionId("export-status");
    private static final int PAGE = 30;

    private volatile boolean lacking;

    @Override
    public List<NativeAction> actions(GetstreamRights rights) {
        var right = lacking ? noToken() : rights.always();
        return List.of(
                GetstreamActs.undoable(UNDELETE, Subject.MESSAGE, GetstreamSpecialWord.UNDELETE, right),
                GetstreamActs.look(VERSIONS, Subject.MESSAGE, GetstreamSpecialWord.VERSIONS, right),
                GetstreamActs.look(EXPORT, Subject.CHANNEL, GetstreamSpecialWord.EXPORT, right,
                        GetstreamActs.flag("blank", GetstreamSpecialWord.EXPORT_BLANK),
                        GetstreamActs.flag("truncated", GetstreamSpecialWord.EXPORT_TRUNCATED)),
                GetstreamActs.look(EXPORT_STATUS, Subject.CHANNEL, GetstreamSpecialWord.EXPORT_STATUS, right,
                        GetstreamActs.line("task", GetstreamSpecialWord.EXPORT_TASK, true, 100)));
    }

    private static Support noToken() {
        return Support.no(ReasonCode.MISSING_RIGHT, GetstreamPlatform.SERVER_TOKEN.key());
    }

    @Override
    public void entered(JsonNode state, GetstreamScene scene) {
        lacking = scene.api().access().serverToken().isEmpty();
    }

    @Override
    public Outcome execute(ChatCommand.Native command, GetstreamScene scene) {
        if (scene.api().access().serverToken().isEmpty()) {
            lacking = true;
            return Outcome.rejected(ReasonCode.MISSING_RIGHT, GetstreamPlatform.SERVER_TOKEN.key());
        }
        return switch (command.action().value()) {
            case "export" -> export(command.form(), scene);
            case "export-status" -> status(command.form().text("task").map(String::strip).orElse(""), scene);
            default -> command.message()
                    .map(message -> command.action().equals(UNDELETE)
                            ? undelete(message, scene)
                            : versions(message, command.form(), scene))
                    .orElseGet(() -> Outcome.rejected(ReasonCode.BAD_INPUT, "message"));
        };
    }

    private static Outcome undelete(MessageKey message, GetstreamScene scene) {
        var body = GetstreamTree.object().put("undeleted_by", scene.api().access().userId().orElse(""));
        return scene.api()
                .asServer("POST", Area.CHAT, GetstreamApi.path("messages", message.id(), "undelete"), Map.of(),
                        Optional.of(body))
                .outcome(done -> Outcome.done(message));
    }

    private static Outcome versions(MessageKey message, Form form, GetstreamScene scene) {
        var body = GetstreamTree.object().put("limit", PAGE);
        body.putObject("filter").put("message_id", message.id());
        form.text("next").ifPresent(next -> body.put("next", next));
        return scene.api().asServer("POST", Area.CHAT, "/messages/history", Map.of(), Optional.of(body))
                .outcome(found -> {
                    var items = GetstreamTree.objects(found.path("message_history")).map(GetstreamServerSide::version)
                            .toList();
                    return new Outcome.Found(new Listing(GetstreamSpecialWord.VERSIONS.phrase(), items,
                            GetstreamTree.text(found, "next").map(next -> GetstreamShown.about(VERSIONS,
                                    GetstreamSpecialWord.MORE, message, form.with("next",
                                            new FieldValue.Text(next))))));
                });
    }

    private static Listing.Item version(JsonNode entry) {
        return Listing.Item.of(Phrase.plain(GetstreamShown.said(entry)), Phrase.plain(
                (GetstreamShown.time(entry, "message_updated_at") + " "
                        + GetstreamTree.words(GetstreamTree.text(entry, "message_updated_by_id").orElse(""))).strip()));
    }

    private static Outcome export(Form form, GetstreamScene scene) {
        var body = GetstreamTree.object().put("clear_deleted_message_text", form.flag("blank"))
                .put("include_truncated_messages", form.flag("truncated"));
        body.putArray("channels").addObject().put("type", scene.place().type()).put("id", scene.place().id())
                .put("cid", scene.place().cid());
        return scene.api().asServer("POST", Area.CHAT, "/export_channels", Map.of(), Optional.of(body))
                .outcome(done -> {
                    var task = GetstreamTree.text(done, "task_id");
                    if (task.isEmpty()) {
                        return Outcome.rejected(ReasonCode.BAD_ANSWER, "task_id");
                    }
                    var look = Offer.of(EXPORT_STATUS, GetstreamSpecialWord.EXPORT_STATUS.phrase(),
                            Form.of("task", task.get()));
                    scene.out()
                            .accept(new Notice(scene.channel(), Optional.of("export-" + task.get()), Notice.Place.ROW,
                                    Optional.empty(),
                                    GetstreamSpecialWord.EXPORT_BEGUN.phrase(GetstreamTree.words(task.get())),
                                    List.of(), List.of(look), scene.now()));
                    return Outcome.done();
                });
    }

    private static Outcome status(String task, GetstreamScene scene) {
        if (task.isEmpty()) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, "task");
        }
        var path = scene.api().older()
                ? GetstreamApi.path("export_channels", task)
                : GetstreamApi.path("tasks", task);
        return scene.api().asServer("GET", Area.COMMON, path, Map.of(), Optional.empty()).outcome(found -> {
            var items = new ArrayList<Listing.Item>();
            String state = GetstreamTree.words(GetstreamTree.text(found, "status").orElse("?"));
            String at = GetstreamShown.time(found, "updated_at");
            items.add(Listing.Item.of(Phrase.plain(state), Phrase.plain(at),
                    Offer.of(EXPORT_STATUS, GetstreamSpecialWord.EXPORT_STATUS.phrase(), Form.of("task", task))));
            GetstreamTree.text(found.path("result"), "url", "s3_url").flatMap(PlainText::webAddress)
                    .ifPresent(address -> items
                            .add(Listing.Item.of(Phrase.plain(address.toString()), Phrase.nothing())));
            GetstreamTree.text(found.path("error"), "description", "message").ifPresent(words -> items
                    .add(Listing.Item.of(Phrase.plain(GetstreamTree.words(words)), Phrase.nothing())));
            return new Outcome.Found(new Listing(GetstreamSpecialWord.EXPORT_STATUS.phrase(), items, Optional.empty()));
        });
    }
}
