package app.tributary.rehearsal.getstream;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The endpoints of polls and votes. The world is held. */
final class PollCalls {
    private static final int MOST_OPTIONS = 100;
    private static final int LONGEST_NAME = 500;

    private final World world;

    PollCalls(World world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/polls", "CreatePoll", this::create);
        routes.add("GET", "/polls/{id}", "GetPoll", call -> reply(poll(call.path(0)), call));
        routes.add("PATCH", "/polls/{id}", "UpdatePollPartial", this::change);
        routes.add("DELETE", "/polls/{id}", "DeletePoll", this::delete);
        routes.add("POST", "/polls/{id}/options", "CreatePollOption", this::suggest);
        routes.add("POST", "/messages/{message}/polls/{id}/vote", "CastPollVote", this::vote);
        routes.add("DELETE", "/messages/{message}/polls/{id}/vote/{vote}", "RemovePollVote", this::take);
    }

    private Poll poll(String id) throws Refusal {
        return Optional.ofNullable(world.polls.get(id))
                .orElseThrow(() -> Refusal.missing("poll with id " + id + " doesn't exist"));
    }

    private static ObjectNode reply(Poll poll, Call call) {
        return Tree.of("poll", poll.json(call.user()));
    }

    private ObjectNode create(Call call) throws Refusal {
        var body = call.body();
        String name = call.need("name");
        if (name.length() > LONGEST_NAME || body.path("options").size() > MOST_OPTIONS) {
            throw Refusal.input("a poll has a name of at most 500 characters and at most 100 options");
        }
        int most = body.path("max_votes_allowed").asInt(0);
        if (Tree.given(body, "max_votes_allowed") && (most < 1 || most > 10)) {
            throw Refusal.input("max_votes_allowed must be between 1 and 10");
        }
        String id = Tree.text(body, "id").isEmpty() ? UUID.randomUUID().toString() : Tree.text(body, "id");
        var poll = new Poll(id, call.user(), name, Tree.text(body, "description"),
                Tree.flag(body, "enforce_unique_vote"),
                most > 0 ? OptionalInt.of(most) : OptionalInt.empty(), Tree.flag(body, "allow_answers"),
                Tree.flag(body, "allow_user_suggested_options"), world.next());
        for (var option : body.path("options")) {
            poll.addOption(Tree.text(option, "text"));
        }
        world.polls.put(id, poll);
        return reply(poll, call);
    }

    private Poll own(Call call) throws Refusal {
        var poll = poll(call.path(0));
        if (!poll.by.id().equals(call.user().id()) && !call.user().moderates()) {
            throw Refusal.forbidden("User '" + call.user().id() + "' is not allowed to perform action UpdatePoll");
        }
        return poll;
    }

    private ObjectNode change(Call call) throws Refusal {
        var poll = own(call);
        if (Tree.given(call.body().path("set"), "is_closed")) {
            poll.closed = Tree.flag(call.body().path("set"), "is_closed");
        }
        poll.updatedAt = world.next();
        tell(poll.closed ? "poll.closed" : "poll.updated", poll, Optional.empty());
        return reply(poll, call);
    }

    private ObjectNode delete(Call call) throws Refusal {
        var poll = own(call);
        world.polls.remove(poll.id);
        tell("poll.deleted", poll, Optional.empty());
        return Tree.object();
    }

    private ObjectNode suggest(Call call) throws Refusal {
        var poll = poll(call.path(0));
        if (!poll.suggestionsAllowed && !poll.by.id().equals(call.user().id())) {
            throw Refusal.forbidden("the poll takes no suggestions");
        }
        String text = call.need("text");
        String option = poll.addOption(text);
        poll.updatedAt = world.next();
        tell("poll.updated", poll, Optional.empty());
        return Tree.of("poll_option", Tree.object().put("id", option).put("text", text));
    }

    private ObjectNode vote(Call call) throws Refusal {
        var poll = open(call);
        var sent = call.body().path("vote");
        String option = Tree.text(sent, "option_id");
        String answer = Tree.text(sent, "answer_text");
        if (answer.isEmpty() && !poll.options.containsKey(option)) {
            throw Refusal.missing("poll option " + option + " doesn't exist");
        }
        if (!answer.isEmpty() && !poll.answersAllowed) {
            throw Refusal.input("the poll takes no answers");
        }
        boolean changed = false;
        if (answer.isEmpty()) {
            if (poll.oneVoteEach) {
                changed = poll.votes
                        .removeIf(one -> one.user().id().equals(call.user().id()) && one.option().isPresent());
            } else {
                changed = poll.votes.removeIf(one -> one.user().id().equals(call.user().id())
                        && one.option().equals(Optional.of(option)));
                long cast = poll.votes.stream()
                        .filter(one -> one.user().id().equals(call.user().id()) && one.option().isPresent()).count();
                if (poll.mostVotes.isPresent() && cast >= poll.mostVotes.getAsInt()) {
                    throw Refusal.input("you have no votes left: max_votes_allowed is " + poll.mostVotes.getAsInt());
                }
            }
        } else {
            changed = poll.votes.removeIf(one -> one.user().id().equals(call.user().id()) && one.answer().isPresent());
        }
        var vote = new Poll.Vote(UUID.randomUUID().toString(), call.user(),
                answer.isEmpty() ? Optional.of(option) : Optional.empty(),
                answer.isEmpty() ? Optional.empty() : Optional.of(answer), world.next());
        poll.votes.add(vote);
        return voted(changed ? "poll.vote_changed" : "poll.vote_casted", poll, vote, call);
    }

    private ObjectNode take(Call call) throws Refusal {
        var poll = open(call);
        var vote = poll.votes.stream()
                .filter(one -> one.id().equals(call.path(2)) && one.user().id().equals(call.user().id())).findFirst()
                .orElseThrow(() -> Refusal.missing("poll vote " + call.path(2) + " doesn't exist"));
        poll.votes.remove(vote);
        return voted("poll.vote_removed", poll, vote, call);
    }

    private Poll open(Call call) throws Refusal {
        var message = MessageCalls.message(world, call, call.path(0));
        var poll = poll(call.path(1));
        if (message.poll.isEmpty() || message.poll.get() != poll) {
            throw Refusal.input("the message has not got this poll");
        }
        if (poll.closed) {
            throw Refusal.input("the poll is closed");
        }
        return poll;
    }

    private ObjectNode voted(String type, Poll poll, Poll.Vote vote, Call call) {
        poll.updatedAt = world.next();
        tell(type, poll, Optional.of(vote));
        return reply(poll, call).set("vote", vote.json(poll.id));
    }

    /** Tells every channel that has a message with the poll. */
    private void tell(String type, Poll poll, Optional<Poll.Vote> vote) {
        for (var room : world.rooms()) {
            room.messages().stream().filter(message -> message.poll.isPresent() && message.poll.get() == poll)
                    .findFirst()
                    .ifPresent(message -> {
                        var event = world.event(type, room).put("message_id", message.id);
                        event.set("poll", poll.json(null));
                        vote.ifPresent(one -> event.set("poll_vote", one.json(poll.id)));
                        world.tell(room, event);
                    });
        }
    }
}
