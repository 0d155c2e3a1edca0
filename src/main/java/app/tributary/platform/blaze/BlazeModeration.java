package app.tributary.platform.blaze;

import app.tributary.chat.Person;
import app.tributary.net.Json;
import app.tributary.net.Surprises;
import app.tributary.platform.AccountKey;
import app.tributary.platform.ChannelSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The calls about people and figures of a channel. Bodies and paths that no document gives are settings of the
 * account. Each blocks: call on a virtual thread. Source: the pages on moderation and channels; paths of lists are
 * documented, their rows are not.
 */
final class BlazeModeration {
    private static final List<String> LISTS = List.of("rows", "items", "moderators", "ogs", "channels", "followers",
            "activities", "users", "data");

    /** Assumed: the documents list the calls without their paths and bodies. */
    private static final Pattern NOBODY = Pattern.compile("(?i)\\b(?:user|ban|mute)\\b.*\\bnot found\\b");
    private static final String BAN_PATH = "/moderation/ban";
    private static final String BAN_FIELD = "bannedUserId";
    private static final String UNMUTE_PATH = "/moderation/mute";

    private final BlazeCaller caller;
    private final ChannelSetup setup;
    private final Surprises surprises;

    BlazeModeration(BlazeCaller caller, ChannelSetup setup, Surprises surprises) {
        this.caller = caller;
        this.setup = setup;
        this.surprises = surprises;
    }

    /** What the person agreed to at the sign-in; empty: not known. */
    Optional<Set<String>> scopes() {
        return setup.account().flatMap(account -> account.tokens().read(account.id(), BlazeTokens.SCOPES))
                .map(known -> Set.of(known.value().strip().split(" +")));
    }

    Answer<List<Person>> moderators(String channelId) {
        return people("/moderation/moderators?channelId=" + BlazeCaller.encoded(channelId));
    }

    /** The channels that a user moderates, as people: a channel's id is its owner's. */
    Answer<List<Person>> moderatedBy(String userId) {
        return people("/moderation/channels?userId=" + BlazeCaller.encoded(userId));
    }

    Answer<List<Person>> ogs(String channelId) {
        return people("/channels/roles/ogs?channelId=" + BlazeCaller.encoded(channelId));
    }

    Answer<List<Person>> followers(String channelId) {
        return people("/channels/followers?channelId=" + BlazeCaller.encoded(channelId));
    }

    /** What happened in the channel, in rows of any shape. */
    Answer<List<JsonNode>> activities(String channelId) {
        return rows("/channels/activities?channelId=" + BlazeCaller.encoded(channelId));
    }

    /** Figures and words of the channel under one of these paths: {@code stats}, {@code live-stats}, {@code stream-info}. */
    Answer<JsonNode> facts(String path, String channelId) {
        return caller.get("/channels/" + path + "?channelId=" + BlazeCaller.encoded(channelId),
                (data, headers) -> new Answer.Got<>(data));
    }

    Answer<Boolean> moderator(boolean add, String channelId, String userId) {
        return caller.act(add ? "POST" : "DELETE", "/moderation/moderators", body(channelId, "userId", userId));
    }

    Answer<Boolean> addVip(String channelId, String userId) {
        return caller.act("POST", "/channels/vips", body(channelId, "userId", userId));
    }

    /** For {@link BlazeHappenings#MUTE}, whatever one would like. */
    Answer<Boolean> mute(String channelId, String userId) {
        return caller.act("POST", "/moderation/mute", body(channelId, "mutedUserId", userId));
    }

    Answer<Boolean> unmute(String channelId, String userId) {
        String path = path(BlazePlatform.UNMUTE_PATH, UNMUTE_PATH);
        return noted(caller.act("DELETE", path, body(channelId, "mutedUserId", userId)), "DELETE " + path,
                "mutedUserId");
    }

    Answer<Boolean> ban(boolean on, String channelId, String userId) {
        String path = path(BlazePlatform.BAN_PATH, BAN_PATH);
        String field = setting(BlazePlatform.BAN_FIELD, BAN_FIELD);
        String method = on ? "POST" : "DELETE";
        return noted(caller.act(method, path, body(channelId, field, userId)), method + " " + path, field);
    }

    /** Where the assumed call is not what the server takes, a line of the log says so; a person who is not there is none. */
    private Answer<Boolean> noted(Answer<Boolean> answer, String call, String field) {
        if (answer instanceof Answer.Refused<Boolean> refused
                && (refused.status() == 404 || refused.status() == 400 || refused.status() == 405)
                && !NOBODY.matcher(refused.why().detail()).find()) {
            surprises.say(call, "assumed was " + call + " with channelId and " + field + "; the answer was "
                    + refused.status() + " " + refused.words() + " (path and field are settings of the account)");
        }
        return answer;
    }

    private static String body(String channelId, String field, String userId) {
        return Json.write(JsonNodeFactory.instance.objectNode().put("channelId", channelId).put(field, userId));
    }

    private Answer<List<Person>> people(String path) {
        return rows(path).then(rows -> {
            var people = new ArrayList<Person>();
            for (var row : rows) {
                person(row).ifPresent(people::add);
            }
            if (people.isEmpty() && !rows.isEmpty()) {
                surprises.say("rows of " + path.replaceAll("\\?.*", ""), "no row names somebody by uuid, id or userId; "
                        + "a row has " + String.join(", ", rows.getFirst().propertyNames()));
                return BlazeCaller.badAnswer("rows without people");
            }
            return new Answer.Got<>(people);
        });
    }

    private static Optional<Person> person(JsonNode row) {
        var inner = row.path("user").isObject() ? row.path("user") : row;
        String id = inner.isString()
                ? inner.stringValue()
                : BlazeMapper.first(text(inner, "uuid"), text(inner, "userId"), text(inner, "id"));
        String name = BlazeMapper.first(text(inner, "displayName"), text(inner, "username"), text(inner, "slug"), id);
        return id.isEmpty() ? Optional.empty() : Optional.of(new Person(id, name));
    }

    private Answer<List<JsonNode>> rows(String path) {
        return caller.get(path, (data, headers) -> {
            if (data.isArray()) {
                return new Answer.Got<>(data.valueStream().toList());
            }
            for (String name : LISTS) {
                if (data.path(name).isArray()) {
                    return new Answer.Got<>(data.path(name).valueStream().toList());
                }
            }
            return data.isNull() ? new Answer.Got<>(List.of()) : BlazeCaller.badAnswer("no rows");
        });
    }

    private String path(AccountKey key, String assumed) {
        String path = setting(key, assumed);
        return path.startsWith("/") ? path : "/" + path;
    }

    /** A setting of the account, or what is assumed without it. */
    private String setting(AccountKey key, String assumed) {
        return setup.setting(key).map(String::strip).filter(value -> value.matches("[A-Za-z0-9_/.-]{1,80}"))
                .orElse(assumed);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
