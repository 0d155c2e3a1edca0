package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.ChatEvent.Notice;
import app.tributary.chat.Form;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Offer;
import app.tributary.chat.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The polls of one channel as they stand, each a row of the feed. Any thread may call. */
final class GetstreamBallots {
    private static final int REMEMBERED = 200;
    private static final int MOST_OPTIONS = 100;

    private final Map<String, Ballot> ballots = new LinkedHashMap<>();

    /**
     * One poll.
     *
     * @param votes our own votes: by option, the id of the vote
     */
    private record Ballot(MessageKey message, Map<String, String> votes, List<Phrase> shown) {}

    /** A message with a poll, as we see it: it tells which votes are ours. */
    synchronized void seen(JsonNode poll, MessageKey message, GetstreamScene scene) {
        GetstreamTree.text(poll, "id").ifPresent(id -> {
            var known = ballots.get(id);
            var votes = new LinkedHashMap<String, String>();
            if (known != null) {
                votes.putAll(known.votes());
            }
            if (!poll.path("own_votes").isEmpty()) {
                votes.clear();
                GetstreamTree.objects(poll.path("own_votes")).forEach(vote -> put(votes, vote));
            }
            show(id, poll, message, votes, scene);
        });
    }

    /** An event of a poll: its counts are new, our votes only where it names one. */
    synchronized void heard(String type, JsonNode event, GetstreamScene scene) {
        var poll = event.path("poll");
        var id = GetstreamTree.text(poll, "id");
        if (id.isEmpty()) {
            return;
        }
        var known = ballots.get(id.get());
        var message = known != null
                ? Optional.of(known.message())
                : GetstreamTree.text(event, "message_id").map(scene::key);
        if (message.isEmpty()) {
            return;
        }
        var votes = new LinkedHashMap<String, String>();
        if (known != null) {
            votes.putAll(known.votes());
        }
        var vote = event.path("poll_vote");
        var voter = GetstreamTree.text(vote, "user_id").or(() -> GetstreamTree.text(vote.path("user"), "id"));
        if (voter.isPresent() && voter.equals(scene.api().access().userId())) {
            if (GetstreamTree.flag(poll, "enforce_unique_vote") || type.equals("poll.vote_removed")) {
                votes.values().removeIf(GetstreamTree.text(vote, "id").orElse("")::equals);
                if (!type.equals("poll.vote_removed")) {
                    votes.clear();
                }
            }
            if (!type.equals("poll.vote_removed")) {
                put(votes, vote);
            }
        }
        show(id.get(), poll, message.get(), votes, scene);
    }

    private static void put(Map<String, String> votes, JsonNode vote) {
        var option = GetstreamTree.text(vote, "option_id");
        var id = GetstreamTree.text(vote, "id");
        if (option.isPresent() && id.isPresent()) {
            votes.put(option.get(), id.get());
        }
    }

    private void show(String id, JsonNode poll, MessageKey message, Map<String, String> votes, GetstreamScene scene) {
        boolean closed = GetstreamTree.flag(poll, "is_closed");
        var text = (closed ? GetstreamSpecialWord.POLL_CLOSED : GetstreamSpecialWord.POLL_ROW)
                .phrase(GetstreamTree.words(GetstreamTree.text(poll, "name").orElse("?")));
        var lines = new ArrayList<Phrase>();
        var offers = new ArrayList<Offer>();
        var counts = poll.path("vote_counts_by_option");
        GetstreamTree.objects(poll.path("options")).limit(MOST_OPTIONS).forEach(option -> {
            String name = GetstreamTree.words(GetstreamTree.text(option, "text").orElse("?"));
            String key = GetstreamTree.text(option, "id").orElse("");
            long count = GetstreamTree.number(counts, key).orElse(0L);
            boolean ours = votes.containsKey(key);
            lines.add((ours ? GetstreamSpecialWord.OPTION_OURS : GetstreamSpecialWord.OPTION)
                    .phrase(name, String.valueOf(count)));
            if (!closed) {
                offers.add(ours
                        ? about(GetstreamPolls.UNVOTE, GetstreamSpecialWord.UNVOTE_FOR.phrase(name), message,
                                GetstreamPolls.form(id, "vote", Objects.requireNonNull(votes.get(key))))
                        : about(GetstreamPolls.VOTE, GetstreamSpecialWord.VOTE_FOR.phrase(name), message,
                                GetstreamPolls.form(id, "option", key)));
            }
        });
        GetstreamTree.objects(poll.path("latest_answers")).limit(MOST_OPTIONS)
                .forEach(answer -> GetstreamTree.text(answer, "answer_text")
                        .ifPresent(words -> lines.add(Phrase.plain(GetstreamShown.name(answer.path("user")) + ": "
                                + GetstreamTree.words(words)))));
        if (!closed) {
            more(id, poll, message, scene, offers);
        }
        var shown = new ArrayList<Phrase>(lines);
        shown.addFirst(text);
        var before = ballots.put(id, new Ballot(message, votes, shown));
        if (ballots.size() > REMEMBERED) {
            ballots.remove(ballots.keySet().iterator().next());
        }
        if (before == null || !before.shown().equals(shown)) {
            scene.out().accept(new Notice(scene.channel(), Optional.of("poll-" + id), Notice.Place.ROW,
                    Optional.of(message), text, lines, offers,
                    GetstreamTree.moment(poll, "created_at").orElse(scene.now())));
        }
    }

    private static void more(String id, JsonNode poll, MessageKey message, GetstreamScene scene, List<Offer> offers) {
        if (GetstreamTree.flag(poll, "allow_answers")) {
            offers.add(about(GetstreamPolls.ANSWER, GetstreamSpecialWord.ANSWER.phrase(), message,
                    Form.of("poll", id)));
        }
        if (GetstreamTree.flag(poll, "allow_user_suggested_options")) {
            offers.add(about(GetstreamPolls.SUGGEST, GetstreamSpecialWord.SUGGEST.phrase(), message,
                    Form.of("poll", id)));
        }
        var by = GetstreamTree.text(poll, "created_by_id")
                .or(() -> GetstreamTree.text(poll.path("created_by"), "id"));
        if (by.isPresent() && by.equals(scene.api().access().userId())) {
            offers.add(about(GetstreamPolls.CLOSE, GetstreamSpecialWord.CLOSE_POLL.phrase(), message,
                    Form.of("poll", id)));
        }
    }

    private static Offer about(ActionId action, Phrase label, MessageKey message, Form form) {
        return new Offer(action, label, form, Optional.of(message), Optional.empty());
    }
}
