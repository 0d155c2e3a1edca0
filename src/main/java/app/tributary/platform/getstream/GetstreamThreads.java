package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Offer;
import app.tributary.chat.Outcome;
import app.tributary.chat.Phrase;
import app.tributary.chat.ReasonCode;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Threads: which there are, what is said in one, an answer in one. */
final class GetstreamThreads implements GetstreamSpecial {
    private static final ActionId THREAD = new ActionId("thread");
    private static final ActionId ANSWER = new ActionId("thread-reply");
    private static final ActionId THREADS = new ActionId("threads");
    private static final int PAGE = 50;
    private static final int LONGEST = 20_000;

    private final GetstreamOwnLines lines;

    /** @param lines shows what a command answers */
    GetstreamThreads(GetstreamOwnLines lines) {
        this.lines = lines;
    }

    @Override
    public List<NativeAction> actions(GetstreamRights rights) {
        return List.of(
                GetstreamActs.look(THREAD, Subject.MESSAGE, GetstreamSpecialWord.THREAD, rights.always()),
                GetstreamActs.undoable(ANSWER, Subject.MESSAGE, GetstreamSpecialWord.THREAD_REPLY,
                        rights.to("send-reply"),
                        GetstreamActs.text("text", GetstreamSpecialWord.TEXT, true, LONGEST),
                        GetstreamActs.flag("channel", GetstreamSpecialWord.ALSO_IN_CHANNEL)),
                GetstreamActs.look(THREADS, Subject.CHANNEL, GetstreamSpecialWord.THREADS, rights.always()));
    }

    @Override
    public Outcome execute(ChatCommand.Native command, GetstreamScene scene) {
        if (command.action().equals(THREADS)) {
            return threads(scene);
        }
        if (command.message().isEmpty()) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, "message");
        }
        var parent = command.message().get();
        return command.action().equals(THREAD)
                ? thread(parent, command.form(), scene)
                : answer(parent, command.form(), scene);
    }

    private static Outcome thread(MessageKey parent, Form form, GetstreamScene scene) {
        var query = new LinkedHashMap<String, String>();
        query.put("limit", String.valueOf(PAGE));
        form.text("before").ifPresent(id -> query.put("id_lt", id));
        return scene.api().get(Area.CHAT, GetstreamApi.path("messages", parent.id(), "replies"), query)
                .outcome(found -> {
                    var page = GetstreamTree.objects(found.path("messages")).toList();
                    var items = new ArrayList<Listing.Item>();
                    page.forEach(one -> items.add(GetstreamShown.message(one, scene, List.of())));
                    items.add(Listing.Item.of(Phrase.nothing(), Phrase.nothing(),
                            GetstreamShown.about(ANSWER, GetstreamSpecialWord.THREAD_REPLY, parent)));
                    Optional<Offer> more = page.size() < PAGE
                            ? Optional.empty()
                            : GetstreamTree.text(page.getFirst(), "id")
                                    .map(id -> GetstreamShown.about(THREAD, GetstreamSpecialWord.OLDER, parent,
                                            Form.of("before", id)));
                    return new Outcome.Found(new Listing(GetstreamSpecialWord.THREAD.phrase(), items, more));
                });
    }

    private Outcome answer(MessageKey parent, Form form, GetstreamScene scene) {
        String text = form.text("text").map(String::strip).orElse("");
        if (text.isEmpty()) {
            return Outcome.rejected(ReasonCode.EMPTY_TEXT, "");
        }
        var message = GetstreamTree.object().put("text", text).put("parent_id", parent.id()).put("show_in_channel",
                form.flag("channel"));
        return GetstreamPosts.post(scene, message, own -> lines.show(own, scene));
    }

    private static Outcome threads(GetstreamScene scene) {
        var body = GetstreamTree.object().put("limit", PAGE).put("reply_limit", 1);
        body.putObject("filter").put("channel_cid", scene.place().cid());
        return scene.api().ask(Area.CHAT, "/threads", Map.of(), body).outcome(found -> {
            var items = GetstreamTree.objects(found.path("threads")).map(one -> item(one, scene)).toList();
            return new Outcome.Found(new Listing(GetstreamSpecialWord.THREADS.phrase(), items, Optional.empty()));
        });
    }

    private static Listing.Item item(JsonNode thread, GetstreamScene scene) {
        var parent = thread.path("parent_message");
        var key = GetstreamTree.text(thread, "parent_message_id").or(() -> GetstreamTree.text(parent, "id"))
                .map(scene::key);
        long replies = GetstreamTree.number(thread, "reply_count").orElse(0L);
        return new Listing.Item(Phrase.plain(GetstreamShown.name(parent.path("user")) + ": "
                + GetstreamShown.said(parent)), GetstreamSpecialWord.REPLIES.phrase(String.valueOf(replies)), key,
                GetstreamMapper.person(parent.path("user")),
                key.map(one -> List.of(GetstreamShown.about(THREAD, GetstreamSpecialWord.THREAD, one)))
                        .orElse(List.of()));
    }
}
