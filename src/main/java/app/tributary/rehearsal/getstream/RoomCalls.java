package app.tributary.rehearsal.getstream;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The endpoints that change a channel or somebody's own view of it. The world is held. */
final class RoomCalls {
    private static final Set<String> OWN_EVENTS = Set.of("typing.start", "typing.stop", "message.read",
            "ai_indicator.update",
            "ai_indicator.stop", "ai_indicator.clear");

    private final World world;

    RoomCalls(World world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/channels/{type}/{id}", "UpdateChannel", this::update);
        routes.add("PATCH", "/channels/{type}/{id}", "UpdateChannelPartial", this::update);
        routes.add("POST", "/channels/{type}/{id}/event", "SendEvent", this::event);
        routes.add("POST", "/channels/{type}/{id}/truncate", "TruncateChannel", this::truncate);
        routes.add("POST", "/channels/{type}/{id}/hide", "HideChannel", call -> hide(call, true));
        routes.add("POST", "/channels/{type}/{id}/show", "ShowChannel", call -> hide(call, false));
        routes.add("POST", "/channels/read", "MarkChannelsRead", this::readAll);
        routes.add("POST", "/channels/{type}/{id}/read", "MarkRead", this::read);
        routes.add("POST", "/channels/{type}/{id}/unread", "MarkUnread", this::unread);
        routes.add("POST", "/channels/{type}/{id}/draft", "CreateDraft", this::keepDraft);
        routes.add("GET", "/channels/{type}/{id}/draft", "GetDraft", this::draft);
        routes.add("DELETE", "/channels/{type}/{id}/draft", "DeleteDraft", this::dropDraft);
    }

    private ObjectNode update(Call call) throws Refusal {
        var room = ChannelCalls.room(world, call);
        var set = call.body().path("set");
        var data = call.body().path("data");
        int cooldown = Tree.given(call.body(), "cooldown")
                ? call.body().path("cooldown").asInt(-1)
                : Tree.given(set, "cooldown") ? set.path("cooldown").asInt(-1) : room.cooldown;
        if (cooldown < 0 || cooldown > 120) {
            throw Refusal.input("cooldown must be between 0 and 120");
        }
        Rights.need(call.user(), room, cooldown == room.cooldown ? "update-channel" : "set-channel-cooldown",
                "UpdateChannel");
        room.cooldown = cooldown;
        for (var wanted : List.of(set, data)) {
            room.frozen = Tree.given(wanted, "frozen") ? Tree.flag(wanted, "frozen") : room.frozen;
            room.name = Tree.given(wanted, "name") ? Tree.text(wanted, "name") : room.name;
        }
        changed(room, call.user());
        var reply = Tree.of("channel", room.json(call.user()));
        return reply.set("members", Tree.array());
    }

    /** Slow mode, by somebody who has the right. */
    void slow(Room room, User by, int seconds) {
        room.cooldown = seconds;
        changed(room, by);
    }

    private void changed(Room room, User by) {
        room.updatedAt = world.next();
        var event = world.event("channel.updated", room);
        event.set("channel", room.json(null));
        event.set("user", by.json());
        world.tell(room, event);
    }

    private ObjectNode event(Call call) throws Refusal {
        var room = ChannelCalls.room(world, call);
        var sent = call.body().path("event");
        String type = Tree.text(sent, "type");
        if (type.isEmpty()) {
            throw Refusal.input("event.type is a required field");
        }
        boolean reserved = type.matches("(message|user|member|channel|notification|reaction|poll|health)\\..*");
        if (reserved && !OWN_EVENTS.contains(type)) {
            throw Refusal.input("event.type " + type + " is reserved");
        }
        var event = world.event(type, room);
        event.set("user", call.user().json());
        if (Tree.given(sent, "parent_id")) {
            event.put("parent_id", Tree.text(sent, "parent_id"));
        }
        var own = Tree.copy(sent.path("custom"));
        sent.properties().forEach(field -> {
            if (!List.of("type", "custom", "parent_id").contains(field.getKey())) {
                own.set(field.getKey(), field.getValue().deepCopy());
            }
        });
        event.set("custom", own);
        world.tell(room, event);
        return Tree.of("event", event);
    }

    /** An event of the app's own. */
    void happen(Room room, User by, String type, ObjectNode own) {
        var event = world.event(type, room);
        event.set("user", by.json());
        event.set("custom", own);
        world.tell(room, event);
    }

    private ObjectNode truncate(Call call) throws Refusal {
        var room = ChannelCalls.room(world, call);
        Rights.need(call.user(), room, "truncate-channel", "TruncateChannel");
        Instant until = Tree.instant(call.body(), "truncated_at").orElse(world.next());
        room.truncatedAt = until;
        for (var message : List.copyOf(room.messages())) {
            if (!message.createdAt.isAfter(until)) {
                world.forget(message);
            }
        }
        var event = world.event("channel.truncated", room);
        event.set("channel", room.json(null));
        event.set("user", call.user().json());
        var reply = Tree.object();
        String words = Tree.text(call.body().path("message"), "text");
        if (!words.isEmpty()) {
            var message = new Message(UUID.randomUUID().toString(), room, call.user(), words, world.next());
            message.type = "system";
            room.add(message);
            world.keepAside(message);
            event.set("message", message.json(null, world.now()));
            reply.set("message", message.json(call.user(), world.now()));
        }
        world.tell(room, event);
        return reply.set("channel", room.json(call.user()));
    }

    private ObjectNode hide(Call call, boolean on) throws Refusal {
        var room = ChannelCalls.room(world, call);
        if (on) {
            room.hiddenFor.add(call.user().id());
        } else {
            room.hiddenFor.remove(call.user().id());
        }
        var event = world.event(on ? "channel.hidden" : "channel.visible", room).put("clear_history",
                Tree.flag(call.body(), "clear_history"));
        event.set("channel", room.json(null));
        event.set("user", call.user().json());
        world.tell(call.user(), event);
        return Tree.object();
    }

    private ObjectNode read(Call call) throws Refusal {
        var room = ChannelCalls.room(world, call);
        var last = Tree.given(call.body(), "message_id")
                ? Optional.of(MessageCalls.message(world, call, Tree.text(call.body(), "message_id")))
                : room.messages().stream().reduce((one, other) -> other);
        return Tree.of("event", read(room, call.user(), last));
    }

    private ObjectNode readAll(Call call) {
        for (var room : world.rooms()) {
            if (room.isOpen() || room.members.containsKey(call.user().id())) {
                read(room, call.user(), room.messages().stream().reduce((one, other) -> other));
            }
        }
        return Tree.object();
    }

    private ObjectNode read(Room room, User user, Optional<Message> last) {
        var event = world.event("message.read", room);
        Instant at = last.map(message -> message.createdAt).orElse(world.now());
        room.reads.put(user.id(), new Room.Read(user, at, last.map(message -> message.id)));
        event.set("user", user.json());
        last.ifPresent(message -> event.put("last_read_message_id", message.id));
        world.tell(room, event);
        return event;
    }

    private ObjectNode unread(Call call) throws Refusal {
        var room = ChannelCalls.room(world, call);
        var first = MessageCalls.message(world, call, call.need("message_id"));
        var before = room.messages().stream().filter(message -> message.createdAt.isBefore(first.createdAt))
                .reduce((one, other) -> other);
        Instant at = before.map(message -> message.createdAt).orElse(Instant.EPOCH);
        room.reads.put(call.user().id(), new Room.Read(call.user(), at, before.map(message -> message.id)));
        var event = world.event("notification.mark_unread", room).put("first_unread_message_id", first.id)
                .put("unread_messages", room.unread(call.user()));
        event.set("user", call.user().json());
        world.tell(call.user(), Tree.at(event, "last_read_at", at));
        return Tree.object();
    }

    private static String key(Call call, String parent) {
        return parent.isEmpty() ? call.user().id() : call.user().id() + " " + parent;
    }

    private ObjectNode keepDraft(Call call) throws Refusal {
        var room = ChannelCalls.room(world, call);
        var message = Tree.copy(call.body().path("message"));
        if (Tree.text(message, "text").isEmpty()) {
            throw Refusal.input("message.text is a required field");
        }
        if (!message.has("id")) {
            message.put("id", UUID.randomUUID().toString());
        }
        String parent = Tree.text(message, "parent_id");
        var draft = new Room.Draft(call.user(), message, Optional.of(parent).filter(id -> !id.isEmpty()), world.next());
        room.drafts.put(key(call, parent), draft);
        draftEvent("draft.updated", room, draft);
        return Tree.of("draft", ChannelCalls.draft(room, draft));
    }

    private ObjectNode draft(Call call) throws Refusal {
        var room = ChannelCalls.room(world, call);
        var draft = Optional.ofNullable(room.drafts.get(key(call, call.query("parent_id"))))
                .orElseThrow(() -> Refusal.missing("draft not found"));
        return Tree.of("draft", ChannelCalls.draft(room, draft));
    }

    private ObjectNode dropDraft(Call call) throws Refusal {
        var room = ChannelCalls.room(world, call);
        var draft = Optional.ofNullable(room.drafts.remove(key(call, call.query("parent_id"))))
                .orElseThrow(() -> Refusal.missing("draft not found"));
        draftEvent("draft.deleted", room, draft);
        return Tree.object();
    }

    private void draftEvent(String type, Room room, Room.Draft draft) {
        var event = world.event(type, room);
        event.set("draft", ChannelCalls.draft(room, draft));
        world.tell(draft.user(), event);
    }
}
