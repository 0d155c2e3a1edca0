package app.tributary.rehearsal.getstream;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The endpoints of reminders. The world is held. */
final class ReminderCalls {
    private final World world;

    ReminderCalls(World world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/messages/{id}/reminders", "CreateReminder", call -> keep(call, true));
        routes.add("PATCH", "/messages/{id}/reminders", "UpdateReminder", call -> keep(call, false));
        routes.add("DELETE", "/messages/{id}/reminders", "DeleteReminder", this::drop);
        routes.add("POST", "/reminders/query", "QueryReminders", this::list);
    }

    private ObjectNode keep(Call call, boolean make) throws Refusal {
        var message = MessageCalls.message(world, call, call.path(0));
        var old = Optional.ofNullable(world.tables.reminders.get(call.user().id() + " " + message.id));
        if (make && old.isPresent()) {
            throw Refusal.input("a reminder for this message already exists");
        }
        if (!make && old.isEmpty()) {
            throw Refusal.missing("reminder not found");
        }
        var reminder = new Tables.Reminder(call.user(), message, Tree.instant(call.body(), "remind_at"),
                old.map(Tables.Reminder::createdAt).orElse(world.next()));
        world.tables.reminders.put(reminder.key(), reminder);
        tell(make ? "reminder.created" : "reminder.updated", reminder);
        return make ? json(reminder) : Tree.of("reminder", json(reminder));
    }

    private ObjectNode drop(Call call) throws Refusal {
        var reminder = Optional.ofNullable(world.tables.reminders.remove(call.user().id() + " " + call.path(0)))
                .orElseThrow(() -> Refusal.missing("reminder not found"));
        tell("reminder.deleted", reminder);
        return Tree.object();
    }

    private ObjectNode list(Call call) {
        var reply = Tree.object();
        var list = reply.putArray("reminders");
        world.tables.reminders.values().stream().filter(one -> one.user().id().equals(call.user().id()))
                .forEach(one -> list.add(json(one)));
        return reply;
    }

    /** Those whose time has come are told, once. */
    void due() {
        for (var reminder : List.copyOf(world.tables.reminders.values())) {
            if (reminder.at().isPresent() && !reminder.at().get().isAfter(world.now())) {
                world.tables.reminders.put(reminder.key(),
                        new Tables.Reminder(reminder.user(), reminder.message(), Optional.empty(),
                                reminder.createdAt()));
                tell("notification.reminder_due", reminder);
            }
        }
    }

    private void tell(String type, Tables.Reminder reminder) {
        var event = world.event(type, reminder.message().room).put("message_id", reminder.message().id)
                .put("user_id", reminder.user().id());
        event.set("reminder", json(reminder));
        world.tell(reminder.user(), event);
    }

    private ObjectNode json(Tables.Reminder reminder) {
        var message = reminder.message();
        var node = Tree.object().put("channel_cid", message.room.cid()).put("message_id", message.id).put("user_id",
                reminder.user().id());
        node.set("message", message.json(reminder.user(), world.now()));
        node.set("user", reminder.user().json());
        reminder.at().ifPresentOrElse(at -> Tree.at(node, "remind_at", at), () -> node.putNull("remind_at"));
        Tree.at(node, "created_at", reminder.createdAt());
        return Tree.at(node, "updated_at", world.now());
    }
}
