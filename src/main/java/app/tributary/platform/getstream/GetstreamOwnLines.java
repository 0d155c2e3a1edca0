package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatEvent.Notice;
import app.tributary.chat.FieldValue;
import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.Offer;
import app.tributary.chat.Outcome;
import app.tributary.chat.Phrase;
import app.tributary.chat.ReasonCode;
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
 * Commands of the platform ({@code /giphy cat}), and what they answer: a message for us alone, with buttons beneath it.
 */
final class GetstreamOwnLines implements GetstreamSpecial {
    private static final ActionId COMMAND = new ActionId("command");
    private static final ActionId COMMANDS = new ActionId("commands");
    private static final ActionId CHOOSE = new ActionId("message-action");
    private static final int LONGEST = 1000;
    private static final int MOST_BUTTONS = 20;

    private volatile List<JsonNode> commands = List.of();

    @Override
    public List<NativeAction> actions(GetstreamRights rights) {
        return List.of(
                GetstreamActs.undoable(COMMAND, Subject.CHANNEL, GetstreamSpecialWord.COMMAND,
                        rights.to("send-message"),
                        GetstreamActs.line("name", GetstreamSpecialWord.COMMAND_NAME, true, 60),
                        GetstreamActs.line("words", GetstreamSpecialWord.COMMAND_WORDS, false, LONGEST)),
                GetstreamActs.look(COMMANDS, Subject.CHANNEL, GetstreamSpecialWord.COMMANDS, rights.always()),
                GetstreamActs.undoable(CHOOSE, Subject.OFFERED, GetstreamSpecialWord.CHOOSE, rights.always(),
                        GetstreamActs.line("name", GetstreamSpecialWord.COMMAND_NAME, true, LONGEST),
                        GetstreamActs.line("value", GetstreamSpecialWord.COMMAND_WORDS, true, LONGEST)));
    }

    @Override
    public void entered(JsonNode state, GetstreamScene scene) {
        commands = GetstreamTree.objects(state.path("channel").path("config").path("commands")).toList();
    }

    @Override
    public void message(JsonNode message, GetstreamScene scene) {
        if (message.path("type").asString("").equals("ephemeral")) {
            show(message, scene);
        }
    }

    @Override
    public Outcome execute(ChatCommand.Native command, GetstreamScene scene) {
        if (command.action().equals(COMMANDS)) {
            return new Outcome.Found(new Listing(GetstreamSpecialWord.COMMANDS.phrase(),
                    commands.stream().map(GetstreamOwnLines::item).toList(), Optional.empty()));
        }
        String name = command.form().text("name").map(String::strip).orElse("");
        return command.action().equals(COMMAND) ? run(name, command.form(), scene) : choose(name, command, scene);
    }

    private static Listing.Item item(JsonNode command) {
        String name = GetstreamTree.text(command, "name").orElse("");
        String args = GetstreamTree.words(GetstreamTree.text(command, "args").orElse(""));
        return Listing.Item.of(Phrase.plain(("/" + GetstreamTree.words(name) + " " + args).strip()),
                Phrase.plain(GetstreamTree.words(GetstreamTree.text(command, "description").orElse(""))),
                Offer.of(COMMAND, GetstreamSpecialWord.COMMAND.phrase(), Form.of("name", name)));
    }

    private Outcome run(String name, Form form, GetstreamScene scene) {
        String plain = name.startsWith("/") ? name.substring(1) : name;
        if (plain.isEmpty() || plain.contains(" ")) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, "name");
        }
        String text = ("/" + plain + " " + form.text("words").orElse("")).strip();
        return GetstreamPosts.post(scene, GetstreamTree.object().put("text", text), own -> show(own, scene));
    }

    /** Shows a message that is for us alone, and what can be chosen beneath it. */
    void show(JsonNode message, GetstreamScene scene) {
        var id = GetstreamTree.text(message, "id");
        if (id.isEmpty()) {
            return;
        }
        var lines = new ArrayList<Phrase>();
        var offers = new ArrayList<Offer>();
        GetstreamTree.objects(message.path("attachments")).limit(MOST_BUTTONS).forEach(one -> {
            GetstreamTree.text(one, "title", "text", "fallback").map(GetstreamTree::words).map(Phrase::plain)
                    .ifPresent(lines::add);
            GetstreamTree.text(one, "image_url", "thumb_url").flatMap(PlainText::webAddress)
                    .ifPresent(address -> lines.add(Phrase.plain(address.toString())));
            GetstreamTree.objects(one.path("actions")).limit(MOST_BUTTONS)
                    .forEach(action -> offer(action, id.get(), scene).ifPresent(offers::add));
        });
        scene.out().accept(new Notice(scene.channel(), Optional.of("own-" + id.get()), Notice.Place.ROW,
                Optional.empty(), Phrase.plain(GetstreamShown.said(message)), lines, offers, scene.now()));
    }

    private static Optional<Offer> offer(JsonNode action, String id, GetstreamScene scene) {
        return GetstreamTree.text(action, "name").map(name -> new Offer(CHOOSE,
                Phrase.plain(GetstreamTree.words(GetstreamTree.text(action, "text", "value").orElse(name))),
                new Form(Map.of("name", new FieldValue.Text(name), "value",
                        new FieldValue.Text(GetstreamTree.text(action, "value").orElse("")))),
                Optional.of(scene.key(id)), Optional.empty()));
    }

    private Outcome choose(String name, ChatCommand.Native command, GetstreamScene scene) {
        var message = command.message();
        if (message.isEmpty() || name.isEmpty()) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, "name");
        }
        String id = message.get().id();
        var body = GetstreamTree.object();
        body.putObject("form_data").put(name, command.form().text("value").orElse(""));
        return scene.api()
                .call("POST", Area.CHAT, GetstreamApi.path("messages", id, "action"), Map.of(), Optional.of(body))
                .outcome(done -> {
                    var left = done.path("message");
                    if (left.path("type").asString("").equals("ephemeral")) {
                        show(left, scene);
                    } else {
                        var word = left.isObject()
                                ? GetstreamSpecialWord.COMMAND_SENT
                                : GetstreamSpecialWord.COMMAND_GONE;
                        scene.out().accept(new Notice(scene.channel(), Optional.of("own-" + id), Notice.Place.ROW,
                                Optional.empty(), word.phrase(), List.of(), List.of(), scene.now()));
                    }
                    return Outcome.done();
                });
    }
}
