package app.tributary.rehearsal.getstream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The endpoints that bring a message into a channel. The world is held. */
final class SendCalls {
    private static final int MOST_ATTACHMENTS = 30;
    private static final List<String> KNOWN = List.of("id", "text", "parent_id", "show_in_channel", "quoted_message_id",
            "attachments", "mentioned_users", "silent", "pinned", "pin_expires", "type", "custom",
            "restricted_visibility", "poll_id", "user", "user_id", "html", "mml", "cid", "created_at", "updated_at",
            "status", "reactions", "command");

    private final World world;
    private final SlashCommands commands;

    SendCalls(World world, SlashCommands commands) {
        this.world = world;
        this.commands = commands;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/channels/{type}/{id}/message", "SendMessage", this::send);
        routes.add("POST", "/messages/{id}/action", "RunMessageAction", this::choose);
    }

    private ObjectNode send(Call call) throws Refusal {
        var room = ChannelCalls.room(world, call);
        var user = call.user();
        var sent = call.body().path("message");
        if (!sent.isObject()) {
            throw Refusal.input("message is a required field");
        }
        allowed(call, room, sent);
        var message = read(room, user, sent);
        var answered = commands.run(message, call);
        if (answered.isPresent()) {
            return Tree.of("message", answered.get().json(user, world.now()));
        }
        room.lastSent.put(user.id(), message.createdAt);
        room.drafts.remove(user.id());
        world.say(message);
        return Tree.of("message", message.json(user, world.now()));
    }

    private void allowed(Call call, Room room, JsonNode sent) throws Refusal {
        var user = call.user();
        Instant now = world.now();
        if (call.server()) {
            return;
        }
        var ban = room.ban(user, now);
        if (ban.isPresent() && !ban.get().shadow()) {
            throw Refusal.forbidden("User '" + user.id() + "' is banned from this channel");
        }
        Rights.need(user, room, sent.has("parent_id") ? "send-reply" : "send-message", "CreateMessage");
        var lastSent = room.lastSent.get(user.id());
        if (room.cooldown > 0 && !user.moderates() && lastSent != null) {
            Duration left = Duration.between(now, lastSent.plusSeconds(room.cooldown));
            if (left.isPositive()) {
                throw new Refusal(60, 403, "You have sent a message too recently, wait " + (left.toSeconds() + 1)
                        + " more seconds before posting another message");
            }
        }
    }

    private Message read(Room room, User user, JsonNode sent) throws Refusal {
        for (String forbidden : List.of("html", "mml")) {
            if (!Tree.text(sent, forbidden).isEmpty()) {
                throw Refusal.input("message." + forbidden + " is a reserved field");
            }
        }
        String text = Tree.text(sent, "text").strip();
        var attachments = sent.path("attachments") instanceof ArrayNode array ? array.deepCopy() : Tree.array();
        String pollId = Tree.text(sent, "poll_id");
        if (text.isEmpty() && attachments.isEmpty() && pollId.isEmpty()) {
            throw Refusal.input("message must have text, attachments or a poll");
        }
        length(text);
        if (attachments.size() > MOST_ATTACHMENTS) {
            throw Refusal.input("message.attachments must contain a maximum of 30 items");
        }
        String id = Tree.text(sent, "id").isEmpty() ? UUID.randomUUID().toString() : Tree.text(sent, "id");
        if (id.length() > 255) {
            throw Refusal.input("message.id must be a maximum of 255 characters in length");
        }
        if (world.known(id)) {
            throw Refusal.input("a message with ID " + id + " already exists");
        }
        var message = new Message(id, room, user, text, world.next());
        message.attachments = attachments;
        message.silent = Tree.flag(sent, "silent");
        message.shadowed = room.ban(user, world.now()).isPresent();
        message.custom = own(sent);
        thread(message, sent);
        quote(message, sent);
        var mentioned = new ArrayList<User>();
        Tree.texts(sent.path("mentioned_users")).forEach(one -> world.user(one).ifPresent(mentioned::add));
        message.mentioned = mentioned;
        if (!pollId.isEmpty()) {
            message.poll = Optional.of(Optional.ofNullable(world.polls.get(pollId))
                    .orElseThrow(() -> Refusal.missing("poll with id " + pollId + " doesn't exist")));
        }
        if (Tree.flag(sent, "pinned")) {
            Rights.need(user, room, "pin-message", "PinMessage");
            message.pinned = new Message.Pinned(message.createdAt, user, Tree.instant(sent, "pin_expires"));
        }
        return message;
    }

    void length(String text) throws Refusal {
        if (text.codePointCount(0, text.length()) > world.pace.longestText()) {
            throw new Refusal(20, 400, "message.text must be a maximum of " + world.pace.longestText()
                    + " characters in length");
        }
    }

    private void thread(Message message, JsonNode sent) throws Refusal {
        String parentId = Tree.text(sent, "parent_id");
        if (parentId.isEmpty()) {
            return;
        }
        var parent = here(message.room, parentId);
        if (parent.parent.isPresent()) {
            throw new Refusal(21, 400, "cannot reply to a reply: only one level of threads is supported");
        }
        message.parent = Optional.of(parent);
        message.type = "reply";
        message.showInChannel = Tree.flag(sent, "show_in_channel");
    }

    private void quote(Message message, JsonNode sent) throws Refusal {
        String quoted = Tree.text(sent, "quoted_message_id");
        if (!quoted.isEmpty()) {
            message.quoted = Optional.of(here(message.room, quoted));
        }
    }

    private Message here(Room room, String id) throws Refusal {
        return world.message(id).filter(message -> message.room == room && !message.isDeleted())
                .orElseThrow(() -> Refusal.missing("Message with id " + id + " doesn't exist in this channel"));
    }

    /** The fields of the app itself: beside the others in the older family, under their own name in the newer. */
    static ObjectNode own(JsonNode sent) {
        var own = Tree.copy(sent.path("custom"));
        sent.properties().forEach(field -> {
            if (!KNOWN.contains(field.getKey())) {
                own.set(field.getKey(), field.getValue().deepCopy());
            }
        });
        return own;
    }

    private ObjectNode choose(Call call) throws Refusal {
        var message = world.message(call.path(0)).filter(one -> one.user.id().equals(call.user().id()))
                .orElseThrow(() -> Refusal.missing("Message with id " + call.path(0) + " doesn't exist"));
        if (!message.type.equals("ephemeral")) {
            throw Refusal.input("the message has no actions");
        }
        Map<String, String> form = new TreeMap<>();
        call.body().path("form_data").properties()
                .forEach(field -> form.put(field.getKey(), field.getValue().asString("")));
        var reply = Tree.object();
        commands.choose(message, form, call)
                .ifPresent(left -> reply.set("message", left.json(call.user(), world.now())));
        return reply;
    }
}
