package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.FieldValue;
import app.tributary.chat.Form;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Outcome;
import app.tributary.chat.ReasonCode;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Field;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.platform.getstream.GetstreamApi.Area;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Polls: to make one, to vote, to take a vote back, to close it; shown as a row with its counts. */
final class GetstreamPolls implements GetstreamSpecial {
    static final ActionId VOTE = new ActionId("poll-vote");
    static final ActionId UNVOTE = new ActionId("poll-unvote");
    static final ActionId ANSWER = new ActionId("poll-answer");
    static final ActionId SUGGEST = new ActionId("poll-suggest");
    static final ActionId CLOSE = new ActionId("poll-close");
    private static final ActionId POLL = new ActionId("poll");
    private static final int MOST_OPTIONS = 20;
    private static final int MOST_VOTES = 10;
    private static final int LONGEST = 500;

    private final GetstreamBallots ballots = new GetstreamBallots();
    private final GetstreamOwnLines lines;

    /** @param lines shows what a command answers */
    GetstreamPolls(GetstreamOwnLines lines) {
        this.lines = lines;
    }

    @Override
    public List<NativeAction> actions(GetstreamRights rights) {
        var cast = rights.to("cast-poll-vote");
        var poll = GetstreamActs.line("poll", GetstreamSpecialWord.POLL, true, LONGEST);
        var text = GetstreamActs.line("text", GetstreamSpecialWord.TEXT, true, LONGEST);
        return List.of(
                GetstreamActs.undoable(POLL, Subject.CHANNEL, GetstreamSpecialWord.POLL, rights.to("send-poll"),
                        GetstreamActs.line("question", GetstreamSpecialWord.QUESTION, true, LONGEST),
                        new Field("options", Field.Kind.LINES, GetstreamSpecialWord.OPTIONS, true, List.of(),
                                Optional.empty(), MOST_OPTIONS),
                        Field.of("votes", Field.Kind.NUMBER, GetstreamSpecialWord.VOTES_EACH, false, MOST_VOTES),
                        GetstreamActs.flag("suggestions", GetstreamSpecialWord.SUGGESTIONS),
                        GetstreamActs.flag("answers", GetstreamSpecialWord.ANSWERS)),
                GetstreamActs.undoable(VOTE, Subject.OFFERED, GetstreamSpecialWord.VOTE, cast, poll,
                        GetstreamActs.line("option", GetstreamSpecialWord.OPTIONS, true, LONGEST)),
                GetstreamActs.undoable(UNVOTE, Subject.OFFERED, GetstreamSpecialWord.UNVOTE, cast, poll,
                        GetstreamActs.line("vote", GetstreamSpecialWord.VOTE, true, LONGEST)),
                GetstreamActs.undoable(ANSWER, Subject.OFFERED, GetstreamSpecialWord.ANSWER, cast, poll, text),
                GetstreamActs.undoable(SUGGEST, Subject.OFFERED, GetstreamSpecialWord.SUGGEST, cast, poll, text),
                GetstreamActs.last(CLOSE, Subject.OFFERED, GetstreamSpecialWord.CLOSE_POLL, cast, poll));
    }

    @Override
    public void message(JsonNode message, GetstreamScene scene) {
        var poll = message.path("poll");
        if (poll.isObject()) {
            GetstreamTree.text(message, "id").ifPresent(id -> ballots.seen(poll, scene.key(id), scene));
        }
    }

    @Override
    public void hear(JsonNode event, GetstreamScene scene) {
        String type = event.path("type").asString("");
        if (type.startsWith("poll.") && event.path("poll").isObject()) {
            ballots.heard(type, event, scene);
        }
    }

    @Override
    public Outcome execute(ChatCommand.Native command, GetstreamScene scene) {
        var form = command.form();
        if (command.action().equals(POLL)) {
            return make(form, scene);
        }
        var poll = form.text("poll");
        if (poll.isEmpty() || command.message().isEmpty()) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, "poll");
        }
        String id = poll.get();
        var message = command.message().get();
        return switch (command.action().value()) {
            case "poll-vote" -> vote("option_id", form.text("option"), id, message, scene);
            case "poll-answer" -> vote("answer_text", form.text("text"), id, message, scene);
            case "poll-unvote" -> form.text("vote").map(vote -> unvote(vote, id, message, scene))
                    .orElseGet(() -> Outcome.rejected(ReasonCode.BAD_INPUT, "vote"));
            case "poll-suggest" -> scene.api()
                    .call("POST", Area.COMMON, GetstreamApi.path("polls", id, "options"), Map.of(),
                            Optional.of(GetstreamTree.object().put("text", form.text("text").orElse("").strip())))
                    .outcome(done -> Outcome.done(message));
            default -> {
                var body = GetstreamTree.object();
                body.putObject("set").put("is_closed", true);
                yield scene.api().call("PATCH", Area.COMMON, GetstreamApi.path("polls", id), Map.of(),
                        Optional.of(body)).outcome(done -> Outcome.done(message));
            }
        };
    }

    private static Outcome vote(String field, Optional<String> value, String poll, MessageKey message,
            GetstreamScene scene) {
        if (value.filter(text -> !text.isBlank()).isEmpty()) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, field);
        }
        var body = GetstreamTree.object();
        body.putObject("vote").put(field, value.get().strip());
        return scene.api().call("POST", Area.CHAT, GetstreamApi.path("messages", message.id(), "polls", poll, "vote"),
                Map.of(), Optional.of(body)).outcome(done -> Outcome.done(message));
    }

    private static Outcome unvote(String vote, String poll, MessageKey message, GetstreamScene scene) {
        return scene.api()
                .call("DELETE", Area.CHAT, GetstreamApi.path("messages", message.id(), "polls", poll, "vote", vote),
                        Map.of(), Optional.empty())
                .outcome(done -> Outcome.done(message));
    }

    private Outcome make(Form form, GetstreamScene scene) {
        String question = form.text("question").map(String::strip).orElse("");
        var options = form.lines("options").stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
        if (question.isEmpty() || options.isEmpty() || new HashSet<>(options).size() < options.size()) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, question.isEmpty() ? "question" : "options");
        }
        long votes = form.number("votes").orElse(1L);
        if (votes < 1 || votes > MOST_VOTES) {
            return Outcome.rejected(ReasonCode.BAD_INPUT, "votes");
        }
        // the id is ours, so that a lost answer does not make a second poll
        String id = UUID.randomUUID().toString();
        var body = GetstreamTree.object().put("id", id).put("name", question).put("enforce_unique_vote", votes == 1)
                .put("allow_user_suggested_options", form.flag("suggestions")).put("allow_answers",
                        form.flag("answers"));
        if (votes > 1) {
            body.put("max_votes_allowed", Math.min(votes, options.size()));
        }
        var list = body.putArray("options");
        options.forEach(text -> list.addObject().put("text", text));
        return scene.api().call("POST", Area.COMMON, "/polls", Map.of(), Optional.of(body))
                .outcome(made -> GetstreamPosts.post(scene,
                        GetstreamTree.object().put("text", question).put("poll_id",
                                GetstreamTree.text(made.path("poll"), "id").orElse(id)),
                        own -> lines.show(own, scene)));
    }

    /** A form that names a poll, and something of it. */
    static Form form(String poll, String key, String value) {
        return new Form(Map.of("poll", new FieldValue.Text(poll), key, new FieldValue.Text(value)));
    }
}
