package app.tributary.platform.hapihub;

import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Trait;
import app.tributary.net.Json;
import app.tributary.platform.hapihub.wire.AccountDoc;
import app.tributary.platform.hapihub.wire.MessageDoc;
import app.tributary.platform.hapihub.wire.RoomDoc;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Wire documents to what they mean. Pure but for whose names are known. */
final class HapihubMapper {
    private static final int MOST_PEOPLE = 5000;
    private static final long LAST_MILLI = 253_402_300_799_999L;

    private final Channel channel;
    private final Supplier<Optional<String>> ownUid;

    /**
     * @param ownUid whose account reads, as far as that is known
     */
    HapihubMapper(Channel channel, Supplier<Optional<String>> ownUid) {
        this.channel = channel;
        this.ownUid = ownUid;
    }

    Channel channel() {
        return channel;
    }

    MessageKey key(String id) {
        return new MessageKey(channel, id);
    }

    /** A message; empty where it lacks what every message has. */
    static Optional<Line> line(JsonNode document) {
        if (!document.isObject()) {
            return Optional.empty();
        }
        return Json.as(document, MessageDoc.class).flatMap(message -> {
            var at = instant(message.createdAt());
            String id = text(message.id());
            String author = id(message.createdBy());
            if (id.isEmpty() || author.isEmpty() || at.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Line(id, author, present(message.room()), present(message.session()),
                    text(message.text()), media(message.media()), at.get(), people(message.seenBy())));
        });
    }

    /** The message itself, by somebody of this name. */
    ChatMessage message(Line line, Profile who, Instant now) {
        var author = new Author(line.author(), line.author(), who.name(), OptionalInt.empty(), Set.of(), List.of(),
                who.picture());
        Set<Trait> traits = ownUid.get().filter(line.author()::equals).isPresent() ? Set.of(Trait.OWN) : Set.of();
        return new ChatMessage(key(line.id()), author, fragments(line), line.at(), now, Optional.empty(),
                Optional.empty(), traits, List.of(), Optional.empty());
    }

    static Optional<Room> room(JsonNode document) {
        if (!document.isObject()) {
            return Optional.empty();
        }
        return Json.as(document, RoomDoc.class).filter(room -> !text(room.id()).isEmpty()).map(room -> {
            var known = profiles(room.participantsPopulated());
            var participants = people(room.participants()).orElse(known.keySet());
            String title = present(room.title()).or(() -> present(room.description())).orElse("");
            return new Room(text(room.id()), title, participants.stream().sorted().toList(),
                    lastSeen(room.participantsLastMessageSeen()), known, count(room.unseenMessages()));
        });
    }

    /** Who an account is; empty where it has no name. */
    static Optional<Profile> profile(AccountDoc account) {
        var name = account.name();
        if (name == null) {
            return Optional.empty();
        }
        String whole = name.isObject()
                ? List.of("firstName", "middleName", "lastName").stream()
                        .map(part -> name.path(part).asString("").strip())
                        .filter(part -> !part.isEmpty()).collect(Collectors.joining(" "))
                : name.asString("").strip();
        return whole.isEmpty()
                ? Optional.empty()
                : Optional.of(new Profile(whole, present(account.picUrl()).flatMap(HapihubText::webAddress)
                        .filter(picture -> "https".equalsIgnoreCase(picture.getScheme()))));
    }

    private static List<Fragment> fragments(Line line) {
        var pieces = new ArrayList<>(HapihubText.fragments(line.text()));
        if (!line.media().isEmpty()) {
            if (!pieces.isEmpty()) {
                pieces.add(new Fragment.Text(" "));
            }
            pieces.add(HapihubText.attachment(line.media()));
        }
        return pieces;
    }

    private static Map<String, Profile> profiles(@Nullable JsonNode accounts) {
        var all = new HashMap<String, Profile>();
        if (accounts != null) {
            // a list of accounts, or an object of them by their uids
            accounts.valueStream().limit(MOST_PEOPLE).filter(JsonNode::isObject)
                    .flatMap(node -> Json.as(node, AccountDoc.class).stream()).forEach(account -> profile(account)
                            .ifPresent(profile -> present(account.uid()).ifPresent(uid -> all.put(uid, profile))));
        }
        return all;
    }

    private static Map<String, String> lastSeen(@Nullable JsonNode seen) {
        var all = new HashMap<String, String>();
        if (seen != null && seen.isObject()) {
            seen.properties().stream().limit(MOST_PEOPLE).forEach(entry -> {
                String message = id(entry.getValue());
                if (!message.isEmpty()) {
                    all.put(entry.getKey(), message);
                }
            });
        }
        return all;
    }

    private static Optional<Set<String>> people(@Nullable JsonNode list) {
        if (list == null || !list.isArray()) {
            return Optional.empty();
        }
        return Optional.of(list.valueStream().limit(MOST_PEOPLE).map(HapihubMapper::id)
                .filter(uid -> !uid.isEmpty()).collect(Collectors.toUnmodifiableSet()));
    }

    private static long count(@Nullable JsonNode figure) {
        if (figure == null) {
            return 0;
        }
        return figure.isArray() ? figure.size() : Math.max(0, figure.asLong(0));
    }

    /** Milliseconds as documented, as a text of digits, or as ISO 8601. */
    private static Optional<Instant> instant(@Nullable JsonNode figure) {
        if (figure == null) {
            return Optional.empty();
        }
        if (figure.isNumber()) {
            return Optional.of(Instant.ofEpochMilli(Math.clamp(figure.asLong(0), 0, LAST_MILLI)));
        }
        String text = figure.asString("");
        if (text.matches("\\d{1,15}")) {
            return Optional.of(Instant.ofEpochMilli(Math.clamp(Long.parseLong(text), 0, LAST_MILLI)));
        }
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** An id, or the one of what stands in its place. */
    private static String id(@Nullable JsonNode node) {
        if (node == null) {
            return "";
        }
        if (node.isObject()) {
            return node.path("uid").asString(node.path("id").asString(node.path("_id").asString(""))).strip();
        }
        return node.isString() || node.isNumber() ? node.asString("").strip() : "";
    }

    private static String media(@Nullable JsonNode media) {
        if (media == null) {
            return "";
        }
        return media.isObject() ? media.path("url").asString(id(media)).strip() : media.asString("").strip();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Optional<String> present(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(some -> !some.isEmpty());
    }
}
