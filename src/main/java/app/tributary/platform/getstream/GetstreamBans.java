package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.Form;
import app.tributary.chat.Listing;
import app.tributary.chat.Offer;
import app.tributary.chat.Outcome;
import app.tributary.chat.Person;
import app.tributary.chat.Phrase;
import app.tributary.chat.ReasonCode;
import app.tributary.net.Json;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bans beyond the core's: into the shadow, from all channels to come; who is banned, and an end to it. */
final class GetstreamBans implements GetstreamSpecial {
    private static final ActionId SHADOW = new ActionId("shadow-ban");
    private static final ActionId CLEAR = new ActionId("ban-and-clear");
    private static final ActionId LIFT = new ActionId("lift-ban");
    private static final ActionId BANNED = new ActionId("banned-people");
    private static final ActionId FUTURE = new ActionId("future-ban");
    private static final ActionId LIFT_FUTURE = new ActionId("lift-future-ban");
    private static final ActionId FUTURE_BANS = new ActionId("future-bans");
    private static final int PAGE = 30;
    private static final int LONGEST_REASON = 255;

    @Override
    public List<NativeAction> actions(GetstreamRights rights) {
        var right = rights.to("ban-channel-members");
        var reason = GetstreamActs.line("reason", GetstreamSpecialWord.REASON, false, LONGEST_REASON);
        var length = GetstreamActs.span("length", GetstreamSpecialWord.LENGTH, false);
        return List.of(
                GetstreamActs.undoable(SHADOW, Subject.PERSON, GetstreamSpecialWord.SHADOW_BAN, right, length, reason),
                GetstreamActs.last(CLEAR, Subject.PERSON, GetstreamSpecialWord.BAN_AND_CLEAR, right, length, reason),
                GetstreamActs.undoable(LIFT, Subject.PERSON, GetstreamSpecialWord.LIFT_BAN, right),
                GetstreamActs.look(BANNED, Subject.CHANNEL, GetstreamSpecialWord.BANNED, right),
                GetstreamActs.undoable(FUTURE, Subject.PERSON, GetstreamSpecialWord.FUTURE_BAN, right, length, reason),
                GetstreamActs.undoable(LIFT_FUTURE, Subject.PERSON, GetstreamSpecialWord.LIFT_FUTURE_BAN, right),
                GetstreamActs.look(FUTURE_BANS, Subject.CHANNEL, GetstreamSpecialWord.FUTURE_BANS, right));
    }

    @Override
    public Outcome execute(ChatCommand.Native command, GetstreamScene scene) {
        if (command.action().equals(BANNED)) {
            var payload = GetstreamTree.object().put("exclude_expired_bans", true);
            payload.putObject("filter_conditions").put("channel_cid", scene.place().cid());
            return list("/query_banned_users", payload, BANNED, GetstreamSpecialWord.BANNED, LIFT, command.form(),
                    scene);
        }
        if (command.action().equals(FUTURE_BANS)) {
            return list("/query_future_channel_bans", GetstreamTree.object().put("exclude_expired_bans", true),
                    FUTURE_BANS, GetstreamSpecialWord.FUTURE_BANS, LIFT_FUTURE, command.form(), scene);
        }
        if (command.person().isEmpty()) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, "person");
        }
        var person = command.person().get();
        return switch (command.action().value()) {
            case "ban-and-clear" -> ban(person, command.form(),
                    GetstreamTree.object().put("delete_messages", "soft"), scene).outcome(done -> Outcome.done());
            case "shadow-ban" -> ban(person, command.form(), GetstreamTree.object().put("shadow", true),
                    scene).outcome(done -> {
                        scene.room().shadowed(person.id(), true);
                        return Outcome.done();
                    });
            case "future-ban" -> ban(person, command.form(),
                    GetstreamTree.object().put("ban_from_future_channels", true), scene)
                    .outcome(done -> Outcome.done());
            case "lift-ban" -> {
                var shadow = scene.room().isShadowed(person.id()) ? Map.of("shadow", "true") : Map.<String, String>of();
                yield lift(person, shadow, scene).outcome(done -> {
                    scene.room().shadowed(person.id(), false);
                    return Outcome.done();
                });
            }
            default -> lift(person, Map.of("remove_future_channels_ban", "true"), scene)
                    .outcome(done -> Outcome.done());
        };
    }

    private static GetstreamAnswer<JsonNode> ban(Person person, Form form, ObjectNode body, GetstreamScene scene) {
        body.put("target_user_id", person.id()).put("channel_cid", scene.place().cid());
        if (scene.api().older()) {
            body.put("type", scene.place().type()).put("id", scene.place().id());
        }
        form.span("length").ifPresent(length -> body.put("timeout", GetstreamSentence.minutes(length)));
        form.text("reason").map(String::strip).filter(text -> !text.isEmpty())
                .ifPresent(text -> body.put("reason", text));
        return scene.api().call("POST", Area.COMMON, "/moderation/ban", Map.of(), Optional.of(body));
    }

    /** A user's token can do this in the older family of paths only. */
    private static GetstreamAnswer<JsonNode> lift(Person person, Map<String, String> how, GetstreamScene scene) {
        var query = new LinkedHashMap<String, String>();
        query.put("target_user_id", person.id());
        query.put("channel_cid", scene.place().cid());
        query.put("type", scene.place().type());
        query.put("id", scene.place().id());
        query.putAll(how);
        return scene.api().call("DELETE", Area.OLDER, "/moderation/ban", query, Optional.empty());
    }

    private static Outcome list(String path, ObjectNode payload, ActionId again,
            GetstreamSpecialWord title, ActionId lift, Form form, GetstreamScene scene) {
        int from = GetstreamChannels.from(form);
        payload.put("limit", PAGE).put("offset", from);
        return scene.api().get(Area.CHAT, path, Map.of("payload", Json.write(payload))).outcome(found -> {
            var items = GetstreamTree.objects(found.path("bans")).map(ban -> item(ban, lift)).toList();
            return new Outcome.Found(new Listing(title.phrase(), items, items.size() < PAGE
                    ? Optional.empty()
                    : Optional.of(GetstreamShown.more(again, form, "from", String.valueOf(from + PAGE)))));
        });
    }

    private static Listing.Item item(JsonNode ban, ActionId lift) {
        String by = GetstreamShown.name(ban.path("banned_by"));
        String reason = GetstreamTree.words(GetstreamTree.text(ban, "reason").orElse("–"));
        String until = GetstreamShown.time(ban, "expires");
        Phrase detail = GetstreamTree.flag(ban, "shadow")
                ? GetstreamSpecialWord.BAN_SHADOW.phrase(by, reason)
                : until.isEmpty()
                        ? GetstreamSpecialWord.BAN_FOR_GOOD.phrase(by, reason)
                        : GetstreamSpecialWord.BAN_UNTIL.phrase(by, reason, until);
        var offers = GetstreamMapper.person(ban.path("user"))
                .map(person -> new Offer[]{GetstreamShown.about(lift, GetstreamSpecialWord.LIFT_BAN, person)})
                .orElse(new Offer[0]);
        return GetstreamShown.person(ban.path("user"), detail, offers);
    }
}
