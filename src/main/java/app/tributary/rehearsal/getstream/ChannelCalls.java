package app.tributary.rehearsal.getstream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The endpoints that open, read and watch channels. The world is held. */
final class ChannelCalls {
    private static final int USUAL = 25;
    private static final int MOST = 300;
    private static final int MOST_CHANNELS = 30;
    private static final int SHOWN_PINS = 10;

    private final World world;

    ChannelCalls(World world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/channels", "QueryChannels", this::find);
        routes.add("POST", "/channels/{type}/{id}/query", "GetOrCreateChannel", this::open);
        routes.add("POST", "/channels/{type}/{id}/stop-watching", "StopWatchingChannel", this::stop);
        routes.add("GET", "/channels/{type}/{id}/messages", "GetManyMessages", this::several);
        routes.add("GET", "/channels/{type}/{id}/pinned_messages", "GetPinnedMessages", this::pinned);
    }

    /** The channel of the path, which the caller may read. */
    static Room room(World world, Call call) throws Refusal {
        var room = world.room(call.path(0) + ":" + call.path(1))
                .orElseThrow(() -> Refusal.missing("Can't find channel with id " + call.path(0) + ":" + call.path(1)));
        if (!readable(room, call)) {
            throw Refusal.forbidden("User '" + call.user().id() + "' with role '" + call.user().role()
                    + "' is not allowed to perform action ReadChannel in scope '" + room.type + "'");
        }
        return room;
    }

    private static boolean readable(Room room, Call call) {
        return call.server() || room.isOpen() || call.user().moderates()
                || room.members.containsKey(call.user().id());
    }

    private ObjectNode find(Call call) throws Refusal {
        int limit = number(call.body(), "limit", 10, MOST_CHANNELS);
        int offset = number(call.body(), "offset", 0, 1000);
        boolean watch = Tree.flag(call.body(), "watch");
        var link = watch ? Optional.of(link(call)) : Optional.<Link>empty();
        var found = new ArrayList<Room>();
        for (var room : world.rooms()) {
            if (readable(room, call) && Filter.fits(call.body().path("filter_conditions"), room.json(call.user()),
                    room.members.keySet())) {
                found.add(room);
            }
        }
        var reply = Tree.object();
        var channels = reply.putArray("channels");
        for (var room : found.stream().skip(offset).limit(limit).toList()) {
            link.ifPresent(one -> watch(one, room));
            channels.add(state(room, call,
                    Page.of(number(call.body(), "message_limit", USUAL, MOST), Tree.object(), room, call.user())));
        }
        return reply;
    }

    private ObjectNode open(Call call) throws Refusal {
        String cid = call.path(0) + ":" + call.path(1);
        if (world.room(cid).isEmpty()) {
            create(call, cid);
        }
        var room = room(world, call);
        var paging = call.body().path("messages");
        var page = Page.of(number(paging, "limit", USUAL, MOST), paging, room, call.user());
        if (Tree.flag(call.body(), "watch") || Tree.flag(call.body(), "presence")) {
            watch(link(call), room);
        }
        return state(room, call, page);
    }

    private void create(Call call, String cid) throws Refusal {
        if (!call.path(1).matches("[\\w!-]{1,64}")) {
            throw Refusal.input("channel.id is not valid: only letters, digits and !-_ are allowed");
        }
        if (!List.of("livestream", "messaging", "team", "gaming", "commerce").contains(call.path(0))) {
            throw Refusal.missing("channel type " + call.path(0) + " does not exist");
        }
        if (!call.server() && !call.user().role().equals("admin")) {
            throw Refusal.forbidden("User '" + call.user().id() + "' with role '" + call.user().role()
                    + "' is not allowed to perform action CreateChannel in scope '" + call.path(0) + "'");
        }
        String name = call.body().path("data").path("name").asString(cid);
        world.open(new Room(call.path(0), call.path(1), name, call.user(), world.next()));
    }

    private ObjectNode stop(Call call) throws Refusal {
        var room = room(world, call);
        var link = link(call);
        if (link.watched.remove(room.cid())) {
            world.watching(room, link.user, "stop");
        }
        return Tree.object();
    }

    private ObjectNode several(Call call) throws Refusal {
        var room = room(world, call);
        var reply = Tree.object();
        var messages = reply.putArray("messages");
        for (String id : call.query("ids").split(",", -1)) {
            world.message(id).filter(message -> message.room == room)
                    .ifPresent(message -> messages.add(message.json(call.user(), world.now())));
        }
        return reply;
    }

    private ObjectNode pinned(Call call) throws Refusal {
        var room = room(world, call);
        var payload = call.query("payload").isEmpty() ? Tree.object() : call.payload();
        int limit = call.query("limit").isEmpty() ? number(payload, "limit", 20, MOST) : call.number("limit", 20, MOST);
        int offset = call.query("offset").isEmpty()
                ? number(payload, "offset", 0, 1000)
                : call.number("offset", 0, 1000);
        var reply = Tree.object();
        var messages = reply.putArray("messages");
        room.pins(world.now()).stream().skip(offset).limit(limit)
                .forEach(message -> messages.add(message.json(call.user(), world.now())));
        return reply;
    }

    private void watch(Link link, Room room) {
        if (link.watched.add(room.cid())) {
            world.watching(room, link.user, "start");
        }
    }

    /** The connection of the call, which a watch lives as long as. */
    private Link link(Call call) throws Refusal {
        String id = call.query("connection_id");
        if (id.isEmpty()) {
            throw Refusal.input("Watch or Presence requires an active websocket connection, please make sure to include"
                    + " your websocket connection_id");
        }
        return world.link(id).filter(link -> link.user.id().equals(call.user().id()))
                .orElseThrow(() -> new Refusal(46, 400, "connection ID " + id + " not found"));
    }

    private ObjectNode state(Room room, Call call, List<Message> page) {
        Instant now = world.now();
        var user = call.user();
        var state = Tree.object();
        var channel = room.json(call.server() ? null : user);
        channel.set("config", room.config(world.pace.longestText()));
        state.set("channel", channel);
        var messages = state.putArray("messages");
        page.forEach(message -> messages.add(message.json(user, now)));
        var pins = state.putArray("pinned_messages");
        room.pins(now).stream().limit(SHOWN_PINS).forEach(message -> pins.add(message.json(user, now)));
        state.put("watcher_count", world.watchers(room));
        var watchers = state.putArray("watchers");
        world.links().stream().filter(link -> link.watched.contains(room.cid())).map(link -> link.user).distinct()
                .forEach(one -> watchers.add(one.json()));
        var read = state.putArray("read");
        room.reads.values().forEach(one -> read.add(read(room, one)));
        var members = state.putArray("members");
        room.members.values().forEach(one -> members.add(member(room, one, now)));
        if (room.members.containsKey(user.id())) {
            state.set("membership", member(room, user, now));
        }
        state.putArray("threads");
        state.putArray("pending_messages");
        state.put("hidden", room.hiddenFor.contains(user.id()));
        Optional.ofNullable(room.drafts.get(user.id())).ifPresent(draft -> state.set("draft", draft(room, draft)));
        return state;
    }

    static ObjectNode read(Room room, Room.Read read) {
        var node = Tree.object();
        node.set("user", read.user().json());
        Tree.at(node, "last_read", read.at());
        read.lastMessage().ifPresent(id -> node.put("last_read_message_id", id));
        return node.put("unread_messages", room.unread(read.user()));
    }

    static ObjectNode member(Room room, User user, Instant now) {
        var ban = room.ban(user, now);
        var node = Tree.object().put("user_id", user.id())
                .put("channel_role", user.moderates() ? "channel_moderator" : "channel_member")
                .put("banned", ban.isPresent() && !ban.get().shadow())
                .put("shadow_banned", ban.isPresent() && ban.get().shadow()).put("notifications_muted", false);
        node.set("user", user.json());
        Tree.at(node, "created_at", room.createdAt);
        return Tree.at(node, "updated_at", room.createdAt);
    }

    static ObjectNode draft(Room room, Room.Draft draft) {
        var node = Tree.object().put("channel_cid", room.cid());
        draft.parent().ifPresent(parent -> node.put("parent_id", parent));
        node.set("message", draft.message().deepCopy());
        return Tree.at(node, "created_at", draft.at());
    }

    static int number(JsonNode body, String field, int standard, int most) throws Refusal {
        if (!Tree.given(body, field)) {
            return standard;
        }
        int number = body.path(field).asInt(-1);
        if (number < 0 || number > most) {
            throw Refusal.input(field + " must be between 0 and " + most);
        }
        return number;
    }
}
