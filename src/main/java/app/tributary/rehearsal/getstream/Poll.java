package app.tributary.rehearsal.getstream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A poll; it hangs on a message. Guarded by the world. */
final class Poll {
    final String id;
    final User by;
    final String name;
    final String description;
    final boolean oneVoteEach;
    final OptionalInt mostVotes;
    final boolean answersAllowed;
    final boolean suggestionsAllowed;
    final Map<String, String> options = new LinkedHashMap<>();
    final List<Vote> votes = new ArrayList<>();
    private final Instant createdAt;
    Instant updatedAt;
    boolean closed;

    /** A vote for an option, or an answer in words. */
    record Vote(String id, User user, Optional<String> option, Optional<String> answer, Instant at) {
        ObjectNode json(String pollId) {
            var node = Tree.object().put("id", id).put("poll_id", pollId).put("user_id", user.id());
            node.set("user", user.json());
            node.put("is_answer", answer.isPresent()).put("option_id", option.orElse(""));
            answer.ifPresent(words -> node.put("answer_text", words));
            Tree.at(node, "created_at", at);
            return Tree.at(node, "updated_at", at);
        }
    }

    Poll(String id, User by, String name, String description, boolean oneVoteEach, OptionalInt mostVotes,
            boolean answersAllowed, boolean suggestionsAllowed, Instant at) {
        this.id = id;
        this.by = by;
        this.name = name;
        this.description = description;
        this.oneVoteEach = oneVoteEach;
        this.mostVotes = mostVotes;
        this.answersAllowed = answersAllowed;
        this.suggestionsAllowed = suggestionsAllowed;
        createdAt = at;
        updatedAt = at;
    }

    String addOption(String text) {
        String option = UUID.randomUUID().toString();
        options.put(option, text);
        return option;
    }

    ObjectNode json(@Nullable User viewer) {
        var node = Tree.object().put("id", id).put("name", name).put("description", description)
                .put("voting_visibility", "public").put("enforce_unique_vote", oneVoteEach)
                .put("allow_answers", answersAllowed).put("allow_user_suggested_options", suggestionsAllowed)
                .put("is_closed", closed).put("created_by_id", by.id());
        mostVotes.ifPresentOrElse(most -> node.put("max_votes_allowed", most),
                () -> node.putNull("max_votes_allowed"));
        node.set("created_by", by.json());
        var list = node.putArray("options");
        options.forEach((option, text) -> list.addObject().put("id", option).put("text", text).putObject("custom"));
        var counts = node.putObject("vote_counts_by_option");
        var latest = node.putObject("latest_votes_by_option");
        var own = node.putArray("own_votes");
        var answers = node.putArray("latest_answers");
        for (var vote : votes) {
            vote.option().ifPresent(option -> {
                counts.put(option, counts.path(option).asInt(0) + 1);
                latest.withArray("/" + option).add(vote.json(id));
            });
            if (vote.answer().isPresent()) {
                answers.add(vote.json(id));
            }
            if (viewer != null && vote.user().id().equals(viewer.id())) {
                own.add(vote.json(id));
            }
        }
        node.put("vote_count", votes.stream().filter(vote -> vote.option().isPresent()).count())
                .put("answers_count", answers.size());
        Tree.at(node, "created_at", createdAt);
        Tree.at(node, "updated_at", updatedAt);
        node.putObject("custom");
        return node;
    }
}
