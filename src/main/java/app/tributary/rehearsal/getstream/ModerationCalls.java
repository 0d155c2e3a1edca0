package app.tributary.rehearsal.getstream;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The endpoints of moderation, where the two families differ most. The world is held. */
final class ModerationCalls {
    private static final int MOST = 300;
    private static final String MESSAGE = "stream:chat:v1:message";

    private final World world;
    private final Moderation moderation;

    ModerationCalls(World world, Moderation moderation) {
        this.world = world;
        this.moderation = moderation;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/moderation/ban", "Ban", this::ban);
        routes.add(Family.V1, "DELETE", "/moderation/ban", "Unban", this::unban);
        routes.add(Family.V2, "POST", "/moderation/unban", "Unban", call -> {
            call.fromServer();
            return unban(call);
        });
        routes.add("POST", "/moderation/mute", "MuteUser", this::mute);
        routes.add("POST", "/moderation/unmute", "UnmuteUser", this::unmute);
        routes.add("POST", "/moderation/mute/channel", "MuteChannel", call -> muteChannel(call, true));
        routes.add("POST", "/moderation/unmute/channel", "UnmuteChannel", call -> muteChannel(call, false));
        routes.add("POST", "/moderation/flag", "Flag", this::flag);
        routes.add("GET", "/moderation/flags/message", "QueryMessageFlags", this::flags);
        routes.add("GET", "/query_banned_users", "QueryBannedUsers", this::bans);
        routes.add("GET", "/query_future_channel_bans", "QueryFutureChannelBans", this::futureBans);
    }

    private ObjectNode ban(Call call) throws Refusal {
        var body = call.body();
        var target = target(call.need("target_user_id"));
        Optional<Duration> lasts = Optional.empty();
        if (Tree.given(body, "timeout")) {
            int minutes = body.path("timeout").asInt(-1);
            if (minutes < 0) {
                throw Refusal.input("timeout must be 0 or greater");
            }
            lasts = minutes == 0 ? lasts : Optional.of(Duration.ofMinutes(minutes));
        }
        String reason = Tree.text(body, "reason");
        if (Tree.flag(body, "ban_from_future_channels")) {
            Instant now = world.next();
            futures(call.user()).put(target.id(), new Room.Ban(target, call.user(), reason, Tree.flag(body, "shadow"),
                    lasts.map(now::plus), now));
        }
        var room = room(Tree.text(body, "channel_cid"), Tree.text(body, "type"), Tree.text(body, "id"), call);
        if (target.id().equals(call.user().id())) {
            throw Refusal.input("you cannot ban yourself");
        }
        if (target.role().equals("admin")) {
            throw Refusal.forbidden("User '" + target.id() + "' with role 'admin' cannot be banned");
        }
        moderation.ban(room, target, call.user(), lasts, reason, Tree.flag(body, "shadow"));
        String sweep = Tree.text(body, "delete_messages");
        if (!sweep.isEmpty()) {
            moderation.sweep(room, target, !sweep.equals("soft"));
        }
        return Tree.object();
    }

    private ObjectNode unban(Call call) throws Refusal {
        String id = call.query("target_user_id");
        if (id.isEmpty()) {
            throw Refusal.input("target_user_id is a required field");
        }
        var target = target(id);
        if (call.query("remove_future_channels_ban").equals("true")) {
            futures(call.user()).remove(id);
            if (call.query("channel_cid").isEmpty() && call.query("id").isEmpty()) {
                return Tree.object();
            }
        }
        moderation.unban(room(call.query("channel_cid"), call.query("type"), call.query("id"), call), target,
                call.user());
        return Tree.object();
    }

    private Room room(String cid, String type, String id, Call call) throws Refusal {
        String whole = cid.isEmpty() ? type + ":" + id : cid;
        if (whole.equals(":") && !call.user().role().equals("admin")) {
            throw Refusal.forbidden("User '" + call.user().id() + "' with role '" + call.user().role()
                    + "' is not allowed to perform action BanUser in scope '.app'");
        }
        return world.room(whole).orElseThrow(() -> Refusal.missing("Can't find channel with id " + whole));
    }

    private Map<String, Room.Ban> futures(User by) {
        return world.tables.futureBans.computeIfAbsent(by.id(), unseen -> new LinkedHashMap<>());
    }

    private User target(String id) throws Refusal {
        return world.user(id).orElseThrow(() -> Refusal.missing("user with id '" + id + "' doesn't exist"));
    }

    private ObjectNode mute(Call call) throws Refusal {
        var lasts = Optional.of(call.body().path("timeout").asInt(0)).filter(minutes -> minutes > 0)
                .map(Duration::ofMinutes);
        var reply = Tree.object();
        var mutes = reply.putArray("mutes");
        for (String id : targets(call)) {
            var target = target(id);
            mutes.add(moderation.json(moderation.mute(call.user(), target, lasts)));
        }
        reply.set("own_user", moderation.me(call.user()));
        return mutes.size() == 1 ? reply.set("mute", mutes.get(0).deepCopy()) : reply;
    }

    private ObjectNode unmute(Call call) throws Refusal {
        for (String id : targets(call)) {
            moderation.unmute(call.user(), target(id));
        }
        return Tree.object();
    }

    private Iterable<String> targets(Call call) throws Refusal {
        var ids = call.body().path("target_ids");
        if (ids.isArray() && !ids.isEmpty()) {
            return Tree.texts(ids);
        }
        return List.of(call.need("target_id"));
    }

    private ObjectNode muteChannel(Call call, boolean on) throws Refusal {
        var mutes = moderation.channelMutes(call.user());
        long millis = call.body().path("expiration").asLong(0);
        Instant now = world.next();
        // one channel, or several: the two names are both in use
        var cids = Tree.given(call.body(), "channel_cids")
                ? Tree.texts(call.body().path("channel_cids"))
                : List.of(call.need("channel_cid"));
        for (String cid : cids) {
            if (world.room(cid).isEmpty()) {
                throw Refusal.missing("Can't find channel with id " + cid);
            }
            if (on) {
                mutes.put(cid, new Tables.Mute(call.user(), cid,
                        millis > 0 ? Optional.of(now.plusMillis(millis)) : Optional.empty(), now));
            } else {
                mutes.remove(cid);
            }
        }
        var event = Tree.at(Tree.object().put("type", "notification.channel_mutes_updated"), "created_at", now);
        event.set("me", moderation.me(call.user()));
        world.tell(call.user(), event);
        var reply = Tree.object();
        reply.set("own_user", moderation.me(call.user()));
        return reply;
    }

    private ObjectNode flag(Call call) throws Refusal {
        var body = call.body();
        boolean newer = Tree.given(body, "entity_type");
        String type = Tree.text(body, "entity_type");
        String messageId = newer && type.equals(MESSAGE)
                ? call.need("entity_id")
                : newer ? "" : Tree.text(body, "target_message_id");
        String userId = newer && !type.equals(MESSAGE) ? call.need("entity_id") : Tree.text(body, "target_user_id");
        String reason = Tree.text(body, "reason");
        if (reason.length() > 255) {
            throw Refusal.input("reason must be a maximum of 255 characters in length");
        }
        if (messageId.isEmpty()) {
            moderation.flag(call.user(), Optional.empty(), target(userId), reason);
        } else {
            var message = MessageCalls.message(world, call, messageId);
            moderation.flag(call.user(), Optional.of(message), message.user, reason);
        }
        var reply = Tree.object();
        return newer
                ? reply.put("item_id", UUID.randomUUID().toString())
                : reply.set("flag", Tree.at(Tree.object().put("reason", reason), "created_at", world.now()));
    }

    private ObjectNode flags(Call call) throws Refusal {
        if (!call.server() && !call.user().moderates()) {
            throw Refusal.forbidden("User '" + call.user().id() + "' is not allowed to perform action ReadFlagReports");
        }
        var payload = call.payload();
        var reply = Tree.object();
        var list = reply.putArray("flags");
        for (var flag : world.tables.flags.reversed()) {
            if (flag.message().isEmpty() || !about(payload.path("filter_conditions"), flag.message().get())) {
                continue;
            }
            var node = list.addObject().put("reason", flag.reason()).put("created_by_automod", false);
            node.set("message", flag.message().get().json(call.user(), world.now()));
            node.set("user", flag.by().json());
            Tree.at(node, "created_at", flag.at());
            Tree.at(node, "updated_at", flag.at());
        }
        return cut(reply, list, payload);
    }

    private static boolean about(JsonNode conditions, Message message) throws Refusal {
        var shown = Tree.object().put("channel_cid", message.room.cid()).put("cid", message.room.cid())
                .put("user_id", message.user.id()).put("message_id", message.id);
        return Filter.fits(conditions, shown, Set.of());
    }

    private ObjectNode bans(Call call) throws Refusal {
        var payload = call.payload();
        Instant now = world.now();
        var reply = Tree.object();
        var list = reply.putArray("bans");
        for (var room : world.rooms()) {
            for (var ban : room.bans.values()) {
                var shown = Tree.object().put("channel_cid", room.cid()).put("user_id", ban.user().id()).put("reason",
                        ban.reason());
                if (ban.holds(now) && Filter.fits(payload.path("filter_conditions"), shown, Set.of())) {
                    Rights.need(call.user(), room, "ban-channel-members", "QueryBannedUsers");
                    list.add(json(ban).set("channel", room.json(null)));
                }
            }
        }
        return cut(reply, list, payload);
    }

    private ObjectNode futureBans(Call call) throws Refusal {
        var reply = Tree.object();
        var list = reply.putArray("bans");
        futures(call.user()).values().stream().filter(ban -> ban.holds(world.now()))
                .forEach(ban -> list.add(json(ban)));
        return cut(reply, list, call.payload());
    }

    private static ObjectNode cut(ObjectNode reply, ArrayNode list, JsonNode payload) throws Refusal {
        int offset = ChannelCalls.number(payload, "offset", 0, 10_000);
        int limit = ChannelCalls.number(payload, "limit", MOST, MOST);
        for (int i = 0; i < offset && !list.isEmpty(); i++) {
            list.remove(0);
        }
        while (list.size() > limit) {
            list.remove(list.size() - 1);
        }
        return reply;
    }

    private static ObjectNode json(Room.Ban ban) {
        var node = Tree.object().put("reason", ban.reason()).put("shadow", ban.shadow());
        node.set("user", ban.user().json());
        node.set("banned_by", ban.by().json());
        Tree.at(node, "expires", ban.until());
        return Tree.at(node, "created_at", ban.at());
    }
}
