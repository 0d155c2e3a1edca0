package app.tributary.platform.blaze;

import app.tributary.chat.Author;
import app.tributary.chat.Badge;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Person;
import app.tributary.chat.Pin;
import app.tributary.chat.ReplyTo;
import app.tributary.chat.Role;
import app.tributary.chat.Trait;
import app.tributary.net.Json;
import app.tributary.platform.PlainText;
import app.tributary.platform.blaze.wire.ChatLine;
import app.tributary.platform.blaze.wire.PinnedLine;
import app.tributary.platform.blaze.wire.Sender;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Rows of the history and the pin, from the wire to events. Pure: the same in, the same out. What
 * happens in the channel besides messages is the business of {@link BlazeHappenings}.
 */
final class BlazeMapper {
    private static final String TEXT = "text";
    private static final int LONGEST_NAME = 100;

    private final Channel channel;
    private final Optional<String> ownId;
    private final Function<String, Optional<ReplyTo>> quotes;
    private final BlazeRoles changes;

    /**
     * @param ownId the user of the console, to mark what they wrote
     * @param quotes what is known of an answered message, by its id
     * @param changes roles that were given or taken meanwhile
     */
    BlazeMapper(Channel channel, Optional<String> ownId, Function<String, Optional<ReplyTo>> quotes,
            BlazeRoles changes) {
        this.channel = channel;
        this.ownId = ownId;
        this.quotes = quotes;
        this.changes = changes;
    }

    Channel channel() {
        return channel;
    }

    /** A row of the history or the payload of a message event; empty where it is neither. */
    Optional<ChatEvent> line(JsonNode row, Origin origin, Instant receivedAt) {
        return Json.as(row, ChatLine.class).flatMap(line -> event(line, origin, receivedAt));
    }

    /** The message of a row that is one, or that comes with something else. */
    Optional<ChatMessage> message(JsonNode row, Instant receivedAt) {
        return Json.as(row, ChatLine.class).flatMap(line -> message(line, receivedAt));
    }

    /**
     * The pin.
     *
     * @param author who wrote the message, which the platform does not say
     */
    Optional<Pin> pin(JsonNode data, Optional<Person> author, Instant seenAt) {
        return Json.as(data, PinnedLine.class).flatMap(line -> {
            var info = line.actionInfo();
            String id = first(line.pinnedMessageId(), line.messageId(), info == null ? null : info.pinnedMessageId(),
                    info == null ? null : info.messageId(), line.id());
            String text = first(line.pinnedMessage(), line.message(), info == null ? null : info.pinnedMessageText(),
                    info == null ? null : info.message());
            if (id.isEmpty()) {
                return Optional.empty();
            }
            var sender = line.sender();
            String pinner = first(line.pinnedByDisplayName(), info == null ? null : info.pinnedByDisplayName(),
                    sender == null ? null : sender.displayName(), line.pinnedBySlug());
            String pinnerId = first(info == null ? null : info.pinnerId(), sender == null ? null : sender.id(),
                    line.pinnedBySlug(), pinner);
            var by = pinner.isEmpty() ? Optional.<Person>empty() : Optional.of(new Person(pinnerId, pinner));
            return Optional.of(new Pin(new MessageKey(channel, id), BlazeText.pieces(text, Map.of(), true), author, by,
                    instant(line.createdAt()).orElse(seenAt), Optional.empty(), Pin.Keeper.PLATFORM));
        });
    }

    /** Somebody in the chat; empty where nothing tells them from others. */
    Optional<Author> author(@Nullable Sender sender) {
        if (sender == null) {
            return Optional.empty();
        }
        String login = first(sender.slug(), sender.username());
        String id = first(sender.id(), login, sender.displayName());
        if (id.isEmpty()) {
            return Optional.empty();
        }
        String name = bounded(first(sender.displayName(), login, id));
        var roles = EnumSet.noneOf(Role.class);
        var badges = new ArrayList<Badge>();
        if (sender.isOwner()) {
            roles.add(Role.BROADCASTER);
            badges.add(new Badge("owner", "", "owner"));
        }
        var words = words(sender.roles());
        changes.apply(id, words);
        for (String word : words) {
            role(word).ifPresent(roles::add);
            badges.add(new Badge(word, "", word));
        }
        if (sender.isSubscriber()) {
            roles.add(Role.SUBSCRIBER);
            badges.add(new Badge("subscriber", "", "subscriber"));
        }
        if (sender.isFollower()) {
            roles.add(Role.FOLLOWER);
        }
        if (sender.isBot()) {
            roles.add(Role.BOT);
            badges.add(new Badge("bot", "", "bot"));
        }
        return Optional.of(new Author(id, login.isEmpty() ? name : login, name, OptionalInt.empty(), roles,
                badges.stream().distinct().toList(), Optional.ofNullable(sender.avatarUrl()).flatMap(
                        PlainText::webAddress)));
    }

    /** The first of these fields that names somebody, by an object or by a name alone. */
    Optional<Author> who(JsonNode payload, String... fields) {
        for (String field : fields) {
            var person = payload.path(field);
            var found = person.isObject()
                    ? Json.as(person, Sender.class).flatMap(this::author)
                    : Optional.of(person.asString("")).filter(name -> !name.isBlank())
                            .map(name -> Author.named(name, bounded(name)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Somebody who stands in the payload itself instead of in a field of it. */
    Optional<Author> bare(JsonNode payload) {
        String id = first(payload.path("userId").asString(""), payload.path("targetUserId").asString(""),
                payload.path("bannedUserId").asString(""), payload.path("mutedUserId").asString(""));
        String login = first(payload.path("username").asString(""), payload.path("slug").asString(""));
        String name = first(payload.path("displayName").asString(""), login, id);
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(Author.named(first(id, login, name), bounded(name)));
    }

    /** The first of some texts that says something; empty where none does. */
    static String first(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    /** A time as the platform writes it. */
    static Optional<Instant> instant(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private Optional<ChatEvent> event(ChatLine line, Origin origin, Instant receivedAt) {
        String type = first(line.type(), TEXT);
        if (!type.equals(TEXT)) {
            return Optional.of(ChatEvent.Notice.row(channel, Optional.of(first(line.messageId(), line.id()))
                    .filter(id -> !id.isEmpty()), text(line), instant(line.createdAt()).orElse(receivedAt)));
        }
        return message(line, receivedAt).map(message -> new ChatEvent.Message(message, origin));
    }

    private Optional<ChatMessage> message(ChatLine line, Instant receivedAt) {
        String id = first(line.messageId(), line.id());
        var author = author(line.sender());
        if (id.isEmpty() || author.isEmpty() || line.message() == null) {
            return Optional.empty();
        }
        boolean links = !Boolean.FALSE.equals(line.isHyperLinkAllowed());
        var traits = EnumSet.noneOf(Trait.class);
        if (!links) {
            traits.add(Trait.PLAIN_LINKS);
        }
        if (ownId.filter(author.get().id()::equals).isPresent()) {
            traits.add(Trait.OWN);
        }
        String answered = first(line.replyToMessageId());
        var replyTo = answered.isEmpty()
                ? Optional.<ReplyTo>empty()
                : Optional.of(quotes.apply(answered)
                        .orElseGet(() -> new ReplyTo(answered, Optional.empty(), Optional.empty())));
        return Optional.of(new ChatMessage(new MessageKey(channel, id), author.get(),
                BlazeText.pieces(text(line), pictures(line), links), instant(line.createdAt()).orElse(receivedAt),
                receivedAt, replyTo, Optional.empty(), traits, List.of(), Optional.empty()));
    }

    private static String bounded(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME / 2));
    }

    private static String text(ChatLine line) {
        var message = line.message();
        if (message == null) {
            return "";
        }
        return message.isObject() ? message.path("text").asString("") : message.asString("");
    }

    private static Map<String, BlazeText.Picture> pictures(ChatLine line) {
        var entries = new ArrayList<JsonNode>();
        if (line.emotes() != null) {
            line.emotes().forEach(entries::add);
        }
        if (line.message() != null) {
            line.message().path("emotes").forEach(entries::add);
        }
        var pictures = new HashMap<String, BlazeText.Picture>();
        for (var entry : entries) {
            String id = first(entry.path("id").asString(""), entry.path("emoteId").asString(""));
            String name = first(entry.path("name").asString(""), entry.path("emoteName").asString(""));
            String url = first(entry.path("url").asString(""), entry.path("imageUrl").asString(""));
            pictures.put(id.toLowerCase(Locale.ROOT), new BlazeText.Picture(name, PlainText.webAddress(url)));
        }
        return pictures;
    }

    private static Set<String> words(@Nullable JsonNode roles) {
        var words = new LinkedHashSet<String>();
        if (roles != null && roles.isArray()) {
            roles.forEach(role -> {
                String word = role.isString() ? role.stringValue().strip().toLowerCase(Locale.ROOT) : "";
                if (!word.isEmpty() && word.length() <= LONGEST_NAME) {
                    words.add(word);
                }
            });
        }
        return words;
    }

    private static Optional<Role> role(String word) {
        return switch (word) {
            case "owner", "broadcaster", "streamer" -> Optional.of(Role.BROADCASTER);
            case "moderator", "mod" -> Optional.of(Role.MODERATOR);
            case "vip" -> Optional.of(Role.VIP);
            case "subscriber" -> Optional.of(Role.SUBSCRIBER);
            case "partner" -> Optional.of(Role.PARTNER);
            case "staff", "admin" -> Optional.of(Role.STAFF);
            case "bot" -> Optional.of(Role.BOT);
            default -> Optional.empty();
        };
    }
}
