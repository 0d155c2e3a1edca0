package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent.Notice;
import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.MessageKey;
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
import tools.jackson.databind.node.ObjectNode;

/** Messages to come back to, perhaps at a time. */
final class GetstreamReminders implements GetstreamSpecial {
    private static final ActionId REMIND = new ActionId("remind");
    private static final ActionId CHANGE = new ActionId("change-reminder");
    private static final ActionId FORGET = new ActionId("forget-reminder");
    private static final ActionId REMINDERS = new ActionId("reminders");
    private static final int PAGE = 30;

    @Override
    public List<NativeAction> actions(GetstreamRights rights) {
        return List.of(
                GetstreamActs.undoable(REMIND, Subject.MESSAGE, GetstreamSpecialWord.REMIND, rights.always(),
                        GetstreamActs.moment("at", GetstreamSpecialWord.AT, false)),
                GetstreamActs.undoable(CHANGE, Subject.MESSAGE, GetstreamSpecialWord.CHANGE_REMINDER, rights.always(),
                        GetstreamActs.moment("at", GetstreamSpecialWord.AT, false)),
                GetstreamActs.undoable(FORGET, Subject.MESSAGE, GetstreamSpecialWord.FORGET_REMINDER,
                        rights.always()),
                GetstreamActs.look(REMINDERS, Subject.CHANNEL, GetstreamSpecialWord.REMINDERS, rights.always()));
    }

    @Override
    public Outcome execute(ChatCommand.Native command, GetstreamScene scene) {
        if (command.action().equals(REMINDERS)) {
            return reminders(command.form(), scene);
        }
        if (command.message().isEmpty()) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, "message");
        }
        var message = command.message().get();
        String method = command.action().equals(REMIND) ? "POST" : command.action().equals(CHANGE) ? "PATCH" : "DELETE";
        ObjectNode body = GetstreamTree.object();
        command.form().moment("at").ifPresent(at -> body.put("remind_at", GetstreamDates.write(at)));
        return scene.api()
                .call(method, Area.CHAT, GetstreamApi.path("messages", message.id(), "reminders"), Map.of(),
                        method.equals("DELETE") ? Optional.empty() : Optional.of(body))
                .outcome(done -> {
                    mark(message, method.equals("DELETE")
                            ? Phrase.nothing()
                            : words(done.has("reminder") ? done.path("reminder") : done), scene);
                    return Outcome.done(message);
                });
    }

    @Override
    public void hear(JsonNode event, GetstreamScene scene) {
        var reminder = event.path("reminder");
        var message = GetstreamTree.text(event, "message_id").or(() -> GetstreamTree.text(reminder, "message_id"))
                .map(scene::key);
        boolean here = GetstreamTree.text(reminder, "channel_cid").or(() -> GetstreamTree.text(event, "cid"))
                .filter(scene.place().cid()::equals).isPresent();
        if (message.isEmpty() || !here) {
            return;
        }
        switch (event.path("type").asString("")) {
            case "reminder.created", "reminder.updated" -> mark(message.get(), words(reminder), scene);
            case "reminder.deleted" -> mark(message.get(), Phrase.nothing(), scene);
            case "notification.reminder_due" -> {
                mark(message.get(), GetstreamSpecialWord.REMINDER_DUE_MARK.phrase(), scene);
                var about = reminder.path("message");
                scene.out()
                        .accept(new Notice(scene.channel(), Optional.of("reminder-" + message.get().id()),
                                Notice.Place.ROW, message,
                                GetstreamSpecialWord.REMINDER_DUE.phrase(GetstreamShown.name(about.path("user")),
                                        GetstreamShown.said(about)),
                                List.of(),
                                List.of(GetstreamShown.about(FORGET, GetstreamSpecialWord.FORGET_REMINDER,
                                        message.get())),
                                scene.now()));
            }
            default -> {
                // not about reminders
            }
        }
    }

    private static void mark(MessageKey message, Phrase words, GetstreamScene scene) {
        scene.out().accept(Notice.mark(message, "reminder", words, scene.now()));
    }

    private static Phrase words(JsonNode reminder) {
        String at = GetstreamShown.time(reminder, "remind_at");
        return at.isEmpty() ? GetstreamSpecialWord.REMINDER.phrase() : GetstreamSpecialWord.REMINDER_AT.phrase(at);
    }

    private static Outcome reminders(Form form, GetstreamScene scene) {
        var body = GetstreamTree.object().put("limit", PAGE);
        form.text("next").ifPresent(next -> body.put("next", next));
        return scene.api().ask(Area.CHAT, "/reminders/query", Map.of(), body).outcome(found -> {
            var items = GetstreamTree.objects(found.path("reminders")).map(one -> item(one, scene)).toList();
            return new Outcome.Found(new Listing(GetstreamSpecialWord.REMINDERS.phrase(), items,
                    GetstreamTree.text(found, "next")
                            .map(next -> GetstreamShown.more(REMINDERS, form, "next", next))));
        });
    }

    private static Listing.Item item(JsonNode reminder, GetstreamScene scene) {
        var shown = GetstreamShown.message(reminder.path("message"), scene, List.of());
        return new Listing.Item(shown.text(), words(reminder), shown.message(), shown.person(),
                shown.message()
                        .map(key -> List.of(GetstreamShown.about(CHANGE, GetstreamSpecialWord.CHANGE_REMINDER, key),
                                GetstreamShown.about(FORGET, GetstreamSpecialWord.FORGET_REMINDER, key)))
                        .orElse(List.of()));
    }
}
