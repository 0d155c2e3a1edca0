package app.tributary.platform.blaze;

import app.tributary.chat.Author;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Notice;
import app.tributary.chat.Person;
import app.tributary.chat.Phrase;
import app.tributary.platform.Phrases;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Quiet rows of a channel: who became or is no longer a moderator, VIP or OG, how the stream stands, what a
 * moderator did besides. Pure. None of these payloads is documented.
 */
final class BlazeStaff {
    private final BlazeMapper mapper;

    BlazeStaff(BlazeMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Somebody got a role or lost it.
     *
     * @param role the platform's word: "moderator", "vip", "og"
     */
    record Change(Author who, String role, boolean given) {}

    Optional<Change> change(String type, JsonNode payload) {
        return switch (type) {
            case "channel.moderator.add" -> change(payload, "moderator", true);
            case "channel.moderator.remove" -> change(payload, "moderator", false);
            case "channel.vip.add" -> change(payload, "vip", true);
            case "channel.vip.remove" -> change(payload, "vip", false);
            case "channel.og.add" -> change(payload, "og", true);
            case "channel.og.remove" -> change(payload, "og", false);
            default -> Optional.empty();
        };
    }

    Optional<ChatEvent> roleChanged(String type, JsonNode payload, Instant at) {
        return change(type, payload).map(change -> row(Phrases.of(word(change), change.who().displayName()), at));
    }

    Optional<ChatEvent> unfollowed(JsonNode payload, Instant at) {
        return mapper.who(payload, "sender", "user", "follower").or(() -> mapper.bare(payload))
                .map(who -> row(Phrases.of(BlazeWord.UNFOLLOWED, who.displayName()), at));
    }

    /** The stream began, ended, or is called otherwise. */
    Optional<ChatEvent> stream(String type, JsonNode payload, Instant at) {
        String title = BlazeMapper.first(payload.path("title").asString(""),
                payload.path("stream").path("title").asString(""), payload.path("channel").path("title").asString(""))
                .strip();
        return switch (type) {
            case BlazeHappenings.ONLINE -> Optional.of(row(title.isEmpty()
                    ? Phrases.of(BlazeWord.STREAM_ONLINE)
                    : Phrases.of(BlazeWord.STREAM_ONLINE_TITLE, title), at));
            case BlazeHappenings.OFFLINE -> Optional.of(row(Phrases.of(BlazeWord.STREAM_OFFLINE), at));
            default -> title.isEmpty()
                    ? Optional.empty()
                    : Optional.of(row(Phrases.of(BlazeWord.STREAM_TITLE, title), at));
        };
    }

    /** Something else that a moderator did. */
    Optional<ChatEvent> moderated(String action, JsonNode payload, Optional<Person> by, Instant at) {
        if (action.isBlank()) {
            return Optional.empty();
        }
        String who = by.map(Person::name).orElse("?") + mapper.who(payload, "user", "target", "targetUser")
                .map(target -> " → " + target.displayName()).orElse("");
        return Optional.of(row(Phrases.of(BlazeWord.MODERATED, action, who), at));
    }

    private Optional<Change> change(JsonNode payload, String role, boolean given) {
        return mapper.who(payload, "user", "moderator", "vip", "og", "target", "targetUser", "member")
                .or(() -> mapper.bare(payload)).map(who -> new Change(who, role, given));
    }

    private static BlazeWord word(Change change) {
        return switch (change.role()) {
            case "moderator" -> change.given() ? BlazeWord.MODERATOR_ADDED : BlazeWord.MODERATOR_REMOVED;
            case "vip" -> change.given() ? BlazeWord.VIP_ADDED : BlazeWord.VIP_REMOVED;
            default -> change.given() ? BlazeWord.OG_ADDED : BlazeWord.OG_REMOVED;
        };
    }

    private ChatEvent row(Phrase text, Instant at) {
        return new Notice(mapper.channel(), Optional.empty(), Notice.Place.ROW, Optional.empty(), text, List.of(),
                List.of(), at);
    }
}
