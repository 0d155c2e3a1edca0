package app.tributary.rehearsal.getstream;

import tools.jackson.databind.node.ObjectNode;

/** The endpoints of reactions. The world is held. */
final class ReactionCalls {
    private final World world;

    ReactionCalls(World world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/messages/{id}/reaction", "SendReaction", this::react);
        routes.add("DELETE", "/messages/{id}/reaction/{type}", "DeleteReaction", this::take);
        routes.add("GET", "/messages/{id}/reactions", "GetReactions", this::list);
        routes.add("POST", "/messages/{id}/reactions", "QueryReactions", this::list);
    }

    private ObjectNode react(Call call) throws Refusal {
        var message = MessageCalls.message(world, call, call.path(0));
        Rights.need(call.user(), message.room, "send-reaction", "CreateReaction");
        var sent = call.body().path("reaction");
        String type = Tree.text(sent, "type");
        if (type.isEmpty() || type.length() > 30) {
            throw Refusal.input("reaction.type is a required field of at most 30 characters");
        }
        if (message.isDeleted()) {
            throw Refusal.input("Message with id " + message.id + " is deleted");
        }
        boolean unique = Tree.flag(call.body(), "enforce_unique");
        boolean replaced = message.reactions.removeIf(
                one -> one.user().id().equals(call.user().id()) && (unique || one.type().equals(type)));
        var reaction = new Reaction(message.id, call.user(), type, sent.path("score").asInt(1), world.next());
        message.reactions.add(reaction);
        return told(replaced ? "reaction.updated" : "reaction.new", message, reaction, call);
    }

    private ObjectNode take(Call call) throws Refusal {
        var message = MessageCalls.message(world, call, call.path(0));
        var own = message.reactions.stream()
                .filter(one -> one.user().id().equals(call.user().id()) && one.type().equals(call.path(1))).findFirst()
                .orElseThrow(() -> Refusal.missing("reaction " + call.path(1) + " doesn't exist"));
        message.reactions.remove(own);
        return told("reaction.deleted", message, own, call);
    }

    private ObjectNode told(String type, Message message, Reaction reaction, Call call) {
        var event = world.messageEvent(type, message, call.user());
        event.set("reaction", reaction.json());
        world.tell(message.room, event);
        var reply = Tree.of("message", message.json(call.user(), world.now()));
        reply.set("reaction", reaction.json());
        return reply;
    }

    private ObjectNode list(Call call) throws Refusal {
        var message = MessageCalls.message(world, call, call.path(0));
        int limit = call.number("limit", 10, 300);
        int offset = call.number("offset", 0, 1000);
        var reply = Tree.object();
        var reactions = reply.putArray("reactions");
        message.reactions.reversed().stream().skip(offset).limit(limit).forEach(one -> reactions.add(one.json()));
        return reply;
    }
}
