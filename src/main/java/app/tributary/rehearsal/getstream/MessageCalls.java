package app.tributary.rehearsal.getstream;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The endpoints of one message: read, edit, pin, delete, restore, threads. The world is held. */
final class MessageCalls {
    private static final int MOST = 300;
    private static final Set<String> PINS = Set.of("pinned", "pin_expires", "pinned_at", "pinned_by");

    private final World world;
    private final SendCalls sends;

    MessageCalls(World world, SendCalls sends) {
        this.world = world;
        this.sends = sends;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/messages/history", "QueryMessageHistory", this::history);
        routes.add("GET", "/messages/{id}", "GetMessage", call -> reply(message(call), call));
        routes.add("POST", "/messages/{id}", "UpdateMessage", this::edit);
        routes.add("PUT", "/messages/{id}", "UpdateMessagePartial", this::change);
        routes.add("DELETE", "/messages/{id}", "DeleteMessage", this::delete);
        routes.add("POST", "/messages/{id}/undelete", "UndeleteMessage", this::undelete);
        routes.add("GET", "/messages/{id}/replies", "GetReplies", this::replies);
        routes.add("POST", "/messages/{id}/translate", "TranslateMessage", this::translate);
    }

    private Message message(Call call) throws Refusal {
        return message(world, call, call.path(0));
    }

    static Message message(World world, Call call, String id) throws Refusal {
        return world.message(id).filter(message -> message.room.isOpen() || call.server() || call.user().moderates()
                || message.room.members.containsKey(call.user().id()))
                .orElseThrow(() -> Refusal.missing("Message with id " + id + " doesn't exist"));
    }

    private ObjectNode reply(Message message, Call call) {
        return Tree.of("message", message.json(call.user(), world.now()));
    }

    private ObjectNode edit(Call call) throws Refusal {
        var message = message(call);
        var sent = call.body().path("message");
        String text = Tree.text(sent, "text");
        if (text.isEmpty() && sent.path("attachments").isEmpty()) {
            throw Refusal.input("message must have text or attachments");
        }
        mayEdit(message, call);
        write(message, text, call.user());
        message.attachments = sent.path("attachments") instanceof ArrayNode array ? array.deepCopy() : Tree.array();
        message.custom = SendCalls.own(sent);
        return updated(message, call);
    }

    private ObjectNode change(Call call) throws Refusal {
        var message = message(call);
        var set = call.body().path("set");
        Set<String> fields = new HashSet<>(set.propertyNames());
        fields.addAll(Tree.texts(call.body().path("unset")));
        if (fields.isEmpty()) {
            throw Refusal.input("set or unset is required");
        }
        if (fields.stream().anyMatch(PINS::contains)) {
            Rights.need(call.user(), message.room, "pin-message", "PinMessage");
        }
        if (!PINS.containsAll(fields)) {
            mayEdit(message, call);
        }
        if (message.isDeleted()) {
            throw Refusal.input("Message with id " + message.id + " is deleted");
        }
        if (set.has("text")) {
            write(message, Tree.text(set, "text"), call.user());
        }
        if (set.has("pinned") || fields.contains("pinned")) {
            pin(message, call.user(), set);
        }
        for (var field : set.properties()) {
            if (!PINS.contains(field.getKey()) && !field.getKey().equals("text")) {
                message.custom.set(field.getKey(), field.getValue().deepCopy());
            }
        }
        Tree.texts(call.body().path("unset")).forEach(message.custom::remove);
        return updated(message, call);
    }

    private void pin(Message message, User by, JsonNode set) throws Refusal {
        message.pinned = Tree.flag(set, "pinned")
                ? new Message.Pinned(world.next(), by, Tree.instant(set, "pin_expires"))
                : null;
    }

    /** A pin by somebody who has the right. */
    void pin(Message message, User by) {
        message.pinned = new Message.Pinned(world.next(), by, Optional.empty());
        world.tell(message.room, world.messageEvent("message.updated", message, by));
    }

    private void mayEdit(Message message, Call call) throws Refusal {
        if (message.isDeleted()) {
            throw Refusal.input("Message with id " + message.id + " is deleted");
        }
        boolean own = message.user.id().equals(call.user().id());
        Rights.need(call.user(), message.room, own ? "update-own-message" : "update-any-message", "UpdateMessage");
    }

    private void write(Message message, String text, User by) throws Refusal {
        sends.length(text);
        if (!text.equals(message.text)) {
            message.earlier.add(new Message.Version(message.text, message.updatedAt, by));
            message.text = text;
        }
    }

    private ObjectNode updated(Message message, Call call) {
        message.updatedAt = world.next();
        world.tell(message.room, world.messageEvent("message.updated", message, call.user()));
        return reply(message, call);
    }

    private ObjectNode delete(Call call) throws Refusal {
        var message = message(call);
        var user = call.user();
        boolean own = message.user.id().equals(user.id());
        if (call.query("delete_for_me").equals("true")) {
            message.goneFor.add(user.id());
            var event = world.messageEvent("message.deleted", message, user).put("deleted_for_me", true)
                    .put("hard_delete", false);
            event.set("message", message.json(user, world.now()));
            world.tell(user, event);
            return reply(message, call);
        }
        boolean hard = call.query("hard").equals("true");
        if (!call.server()) {
            Rights.need(user, message.room, own && !hard ? "delete-own-message" : "delete-any-message",
                    hard ? "HardDeleteMessage" : "DeleteMessage");
        }
        remove(message, user, hard);
        return reply(message, call);
    }

    /** Takes a message away for everybody. */
    void remove(Message message, User by, boolean hard) {
        Instant now = world.next();
        message.deletedAt = now;
        message.updatedAt = now;
        message.pinned = null;
        world.ledger.gone(message.id);
        if (hard) {
            world.forget(message);
        }
        world.tell(message.room, world.messageEvent("message.deleted", message, by).put("hard_delete", hard));
    }

    private ObjectNode undelete(Call call) throws Refusal {
        call.fromServer();
        call.need("undeleted_by");
        var message = message(call);
        if (!message.isDeleted()) {
            throw Refusal.input("Message with id " + message.id + " is not deleted");
        }
        message.deletedAt = null;
        message.updatedAt = world.next();
        world.tell(message.room, world.messageEvent("message.undeleted", message, call.user()));
        return reply(message, call);
    }

    private ObjectNode replies(Call call) throws Refusal {
        var parent = message(call);
        var paging = Tree.object();
        for (String name : List.of("id_lt", "id_lte", "id_gt", "id_gte", "id_around", "created_at_before",
                "created_at_after")) {
            if (!call.query(name).isEmpty()) {
                paging.put(name, call.query(name));
            }
        }
        var answer = Tree.object();
        var messages = answer.putArray("messages");
        Page.cut(parent.replies, call.number("limit", 50, MOST), paging)
                .forEach(message -> messages.add(message.json(call.user(), world.now())));
        return answer;
    }

    private ObjectNode translate(Call call) throws Refusal {
        var message = message(call);
        String language = call.need("language");
        if (!language.matches("[a-z]{2}(-[A-Z]{2})?")) {
            throw Refusal.input("language is not supported: " + language);
        }
        message.translations.put("language", "en").put("en_text", message.text).put(language + "_text",
                "[" + language + "] " + message.text);
        world.tell(message.room, world.messageEvent("message.updated", message, message.user));
        return reply(message, call);
    }

    private ObjectNode history(Call call) throws Refusal {
        call.fromServer();
        String id = Tree.text(call.body().path("filter"), "message_id");
        var wanted = id.isEmpty() ? Tree.text(call.body().path("filter").path("message_id"), "$eq") : id;
        var message = message(world, call, wanted);
        var reply = Tree.object();
        var entries = reply.putArray("message_history");
        for (var version : message.earlier.reversed()) {
            var entry = entries.addObject().put("message_id", message.id).put("text", version.text())
                    .put("message_updated_by_id", version.by().id()).put("is_deleted", false);
            entry.putArray("attachments");
            Tree.at(entry, "message_updated_at", version.at());
        }
        return reply;
    }
}
