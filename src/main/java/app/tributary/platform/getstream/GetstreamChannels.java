package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.Outcome;
import app.tributary.chat.Phrase;
import app.tributary.net.Json;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds channels, says who belongs to this one, and does to the channel as a whole what a console may. */
final class GetstreamChannels implements GetstreamSpecial {
    private static final ActionId FIND = new ActionId("find-channels");
    private static final ActionId MEMBERS = new ActionId("members");
    private static final ActionId HIDE = new ActionId("hide-channel");
    private static final ActionId SHOW = new ActionId("show-channel");
    private static final ActionId MUTE = new ActionId("mute-channel");
    private static final ActionId UNMUTE = new ActionId("unmute-channel");
    private static final ActionId FREEZE = new ActionId("freeze-channel");
    private static final ActionId UNFREEZE = new ActionId("unfreeze-channel");
    private static final ActionId TRUNCATE = new ActionId("clear-chat");
    private static final int PAGE = 30;
    private static final int LONGEST = 200;

    @Override
    public List<NativeAction> actions(GetstreamRights rights) {
        return List.of(
                GetstreamActs.look(FIND, Subject.CHANNEL, GetstreamSpecialWord.FIND_CHANNELS, rights.always(),
                        GetstreamActs.line("words", GetstreamSpecialWord.WORDS, false, LONGEST)),
                GetstreamActs.look(MEMBERS, Subject.CHANNEL, GetstreamSpecialWord.MEMBERS, rights.always(),
                        GetstreamActs.line("words", GetstreamSpecialWord.WORDS, false, LONGEST)),
                GetstreamActs.undoable(HIDE, Subject.CHANNEL, GetstreamSpecialWord.HIDE_CHANNEL, rights.always(),
                        GetstreamActs.flag("history", GetstreamSpecialWord.HIDE_HISTORY)),
                GetstreamActs.undoable(SHOW, Subject.CHANNEL, GetstreamSpecialWord.SHOW_CHANNEL, rights.always()),
                GetstreamActs.undoable(MUTE, Subject.CHANNEL, GetstreamSpecialWord.MUTE_CHANNEL,
                        rights.to("mute-channel"),
                        GetstreamActs.span("length", GetstreamSpecialWord.LENGTH, false)),
                GetstreamActs.undoable(UNMUTE, Subject.CHANNEL, GetstreamSpecialWord.UNMUTE_CHANNEL,
                        rights.to("mute-channel")),
                GetstreamActs.undoable(FREEZE, Subject.CHANNEL, GetstreamSpecialWord.FREEZE_CHANNEL,
                        rights.to("freeze-channel", "update-channel")),
                GetstreamActs.undoable(UNFREEZE, Subject.CHANNEL, GetstreamSpecialWord.UNFREEZE_CHANNEL,
                        rights.to("freeze-channel", "update-channel")),
                GetstreamActs.last(TRUNCATE, Subject.CHANNEL, GetstreamSpecialWord.CLEAR_CHAT,
                        rights.to("truncate-channel"),
                        GetstreamActs.line("text", GetstreamSpecialWord.CLEAR_WORDS, false, LONGEST),
                        GetstreamActs.flag("hard", GetstreamSpecialWord.FOR_GOOD)));
    }

    @Override
    public Outcome execute(ChatCommand.Native command, GetstreamScene scene) {
        var form = command.form();
        return switch (command.action().value()) {
            case "find-channels" -> find(form, scene);
            case "members" -> members(form, scene);
            case "hide-channel" -> here("hide", GetstreamTree.object().put("clear_history", form.flag("history")),
                    scene);
            case "show-channel" -> here("show", GetstreamTree.object(), scene);
            case "mute-channel" -> mute("mute", form, scene);
            case "unmute-channel" -> mute("unmute", form, scene);
            case "freeze-channel", "unfreeze-channel" -> {
                var body = GetstreamTree.object();
                body.putObject("set").put("frozen", command.action().equals(FREEZE));
                yield scene.api().call("PATCH", Area.CHAT, scene.place().path(), Map.of(), Optional.of(body))
                        .outcome(done -> Outcome.done());
            }
            default -> {
                var body = GetstreamTree.object().put("hard_delete", form.flag("hard"));
                form.text("text").filter(text -> !text.isBlank())
                        .ifPresent(text -> body.putObject("message").put("text", text));
                yield here("truncate", body, scene);
            }
        };
    }

    private static Outcome here(String what, JsonNode body, GetstreamScene scene) {
        return scene.api().call("POST", Area.CHAT, scene.place().path(what), Map.of(), Optional.of(body))
                .outcome(done -> Outcome.done());
    }

    private static Outcome mute(String what, Form form, GetstreamScene scene) {
        var body = GetstreamTree.object();
        body.putArray("channel_cids").add(scene.place().cid());
        form.span("length").ifPresent(length -> body.put("expiration", length.toMillis()));
        return scene.api().call("POST", Area.CHAT, "/moderation/" + what + "/channel", Map.of(), Optional.of(body))
                .outcome(done -> Outcome.done());
    }

    private static Outcome find(Form form, GetstreamScene scene) {
        int from = from(form);
        var body = GetstreamTree.object().put("limit", PAGE).put("offset", from).put("state", true).put("watch", false)
                .put("presence", false).put("message_limit", 1);
        var conditions = body.putObject("filter_conditions");
        form.text("words").filter(words -> !words.isBlank())
                .ifPresent(words -> conditions.putObject("name").put("$autocomplete", words.strip()));
        body.putArray("sort").addObject().put("field", "last_message_at").put("direction", -1);
        return scene.api().ask(Area.CHAT, "/channels", Map.of(), body).outcome(found -> {
            var items = GetstreamTree.objects(found.path("channels")).map(GetstreamChannels::item).toList();
            return new Outcome.Found(new Listing(GetstreamSpecialWord.FIND_CHANNELS.phrase(), items,
                    items.size() < PAGE
                            ? Optional.empty()
                            : Optional.of(GetstreamShown.more(FIND, form, "from", String.valueOf(from + PAGE)))));
        });
    }

    private static Listing.Item item(JsonNode state) {
        var channel = state.path("channel");
        String cid = GetstreamTree.text(channel, "cid").map(GetstreamTree::words).orElse("?");
        String name = GetstreamTree.words(GetstreamTree.custom(channel, "name").asString(""));
        var last = GetstreamTree.objects(state.path("messages")).reduce((one, other) -> other);
        return Listing.Item.of(Phrase.plain(name.isEmpty() ? cid : name + " (" + cid + ")"),
                GetstreamSpecialWord.CHANNEL_DETAIL.phrase(
                        String.valueOf(GetstreamTree.number(channel, "member_count").orElse(0L)),
                        last.map(GetstreamShown::said).orElse("–")));
    }

    private static Outcome members(Form form, GetstreamScene scene) {
        int from = from(form);
        ObjectNode payload = GetstreamTree.object().put("type", scene.place().type()).put("id", scene.place().id())
                .put("limit", PAGE).put("offset", from);
        var conditions = payload.putObject("filter_conditions");
        form.text("words").filter(words -> !words.isBlank())
                .ifPresent(words -> conditions.putObject("name").put("$autocomplete", words.strip()));
        payload.putArray("sort").addObject().put("field", "created_at").put("direction", 1);
        return scene.api().get(Area.CHAT, "/members", Map.of("payload", Json.write(payload))).outcome(found -> {
            var items = GetstreamTree.objects(found.path("members")).map(member -> GetstreamShown.person(
                    member.path("user"), Phrase.plain(GetstreamTree.text(member, "channel_role", "role").orElse(""))))
                    .toList();
            return new Outcome.Found(new Listing(GetstreamSpecialWord.MEMBERS.phrase(), items,
                    items.size() < PAGE
                            ? Optional.empty()
                            : Optional.of(GetstreamShown.more(MEMBERS, form, "from", String.valueOf(from + PAGE)))));
        });
    }

    /** Where a page begins: at the start, or where the offer of the one before says. */
    static int from(Form form) {
        return form.text("from").filter(text -> text.matches("\\d{1,5}")).map(Integer::parseInt).orElse(0);
    }
}
