package app.tributary.platform.allmine;

import app.tributary.chat.Activity;
import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Money;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.Role;
import app.tributary.chat.Trait;
import app.tributary.net.Json;
import app.tributary.platform.PlainText;
import app.tributary.platform.allmine.wire.Ban;
import app.tributary.platform.allmine.wire.Message;
import app.tributary.platform.allmine.wire.Sender;
import app.tributary.platform.allmine.wire.Superlike;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Allmine's wire to the nouns of the house. Pure: the same in, the same out. */
final class AllmineMapper {
    /** The unit of what is paid. */
    static final String CREDITS = "credits";
    private static final int LONGEST_NAME = 100;

    private final Channel channel;
    private final AllmineRoom.Known known;

    /**
     * @param known who we are and whose stream it is, as far as that is known
     */
    AllmineMapper(Channel channel, AllmineRoom.Known known) {
        this.channel = channel;
        this.known = known;
    }

    Channel channel() {
        return channel;
    }

    /** Whether it is we. */
    boolean isOwn(String userId) {
        return known.isOwn(userId);
    }

    /**
     * A message with the time of its last change.
     *
     * @param changedAt never before it was sent
     */
    record Said(ChatMessage message, Instant changedAt) {}

    /** A message of the history, of an event or of the answer to a send; empty where it is none. */
    Optional<Said> message(JsonNode node, Instant now) {
        return Json.as(node, Message.class).flatMap(line -> {
            String id = first(line.id());
            var author = author(line.sender());
            String content = line.content();
            if (id.isEmpty() || author.isEmpty() || content == null) {
                return Optional.empty();
            }
            Instant sentAt = instant(line.createdAt()).orElse(now);
            var traits = known.isOwn(author.get().id()) ? Set.of(Trait.OWN) : Set.<Trait>of();
            var message = new ChatMessage(new MessageKey(channel, id), author.get(), PlainText.pieces(content), sentAt,
                    now, Optional.empty(), Optional.empty(), traits, List.of(), Optional.empty());
            Instant changedAt = instant(line.updatedAt()).filter(sentAt::isBefore).orElse(sentAt);
            return Optional.of(new Said(message, changedAt));
        });
    }

    /** A superlike; it has no id of its own. */
    Optional<Activity> superlike(JsonNode node, Instant now) {
        return Json.as(node, Superlike.class).flatMap(like -> {
            var author = author(like.senderSnapshot());
            String sender = first(like.senderId(), author.map(Author::id).orElse(""));
            if (sender.isEmpty()) {
                return Optional.empty();
            }
            Instant at = instant(like.timestamp()).orElse(now);
            String mark = like.timestamp() == null ? at.toString() : like.timestamp();
            BigDecimal price = like.price();
            return Optional.of(new Activity(new MessageKey(channel, "superlike:" + sender + ":" + mark),
                    Activity.Kind.SUPERLIKE, author.or(() -> Optional.of(Author.named(sender, sender))), 1,
                    Optional.ofNullable(price).map(amount -> new Money(amount, CREDITS)), "", Optional.empty(),
                    Optional.empty(), at, now));
        });
    }

    /** A gift, whose fields are not documented: what is usual is looked for. */
    Optional<Activity> gift(JsonNode node, Instant now) {
        var author = author(node, "sender", "senderSnapshot", "user", "from", "giver");
        if (author.isEmpty()) {
            return Optional.empty();
        }
        Instant at = instant(node.path("createdAt").asString(node.path("timestamp").asString(""))).orElse(now);
        String id = first(node.path("_id").asString(""), node.path("id").asString(""),
                author.get().id() + ":" + at);
        var gift = node.path("gift");
        String name = bounded(first(gift.path("name").asString(""), node.path("giftName").asString("")));
        long count = Math.max(1, node.path("quantity").asLong(node.path("count").asLong(1)));
        var price = gift.path("price").isNumber() ? gift.path("price") : node.path("price");
        var paid = price.isNumber()
                ? Optional.of(new Money(price.decimalValue().multiply(BigDecimal.valueOf(count)), CREDITS))
                : Optional.<Money>empty();
        return Optional.of(new Activity(new MessageKey(channel, "gift:" + id), Activity.Kind.GIFT, author, count, paid,
                name, Optional.empty(), Optional.empty(), at, now));
    }

    /** Somebody banned or let in again; empty where it says of nobody. */
    Optional<ChatEvent.PersonAction> ban(JsonNode node, boolean lifted, Instant now) {
        return Json.as(node, Ban.class).flatMap(ban -> {
            var author = author(ban.targetUser()).or(() -> author(node, "user", "target", "sender"));
            String id = first(ban.targetUserId(), author.map(Author::id).orElse(""), node.path("userId").asString(""));
            if (id.isEmpty()) {
                return Optional.empty();
            }
            boolean over = lifted || ban.deletedAt() != null;
            var kind = over
                    ? PersonActionKind.UNBAN
                    : "CHAT_ONLY".equals(ban.actionType()) ? PersonActionKind.TIMEOUT : PersonActionKind.BAN;
            var by = person(over ? ban.deletedBy() : ban.createdBy());
            Instant at = instant(over ? ban.deletedAt() : ban.createdAt()).orElse(now);
            return Optional.of(new ChatEvent.PersonAction(channel,
                    new Person(id, author.map(Author::displayName).orElse(id)), kind, Optional.empty(), by,
                    Optional.of(bounded(first(ban.reason()))).filter(why -> !why.isEmpty()), at));
        });
    }

    /** Somebody; empty where nothing tells them from others. */
    Optional<Author> author(@Nullable Sender sender) {
        if (sender == null) {
            return Optional.empty();
        }
        String login = bounded(first(sender.username()));
        String id = first(sender.id(), login);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        String full = (first(sender.name()) + " " + first(sender.surname())).strip();
        String name = bounded(first(full, login, id));
        var roles = known.isOwner(id) ? Set.of(Role.BROADCASTER) : Set.<Role>of();
        return Optional.of(new Author(id, login.isEmpty() ? name : login, name, OptionalInt.empty(), roles, List.of(),
                picture(sender.profilePhoto())));
    }

    private Optional<Author> author(JsonNode node, String... fields) {
        for (String field : fields) {
            var found = node.path(field).isObject()
                    ? Json.as(node.path(field), Sender.class).flatMap(this::author)
                    : Optional.<Author>empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** An id alone, or an object. */
    private Optional<Person> person(@Nullable JsonNode node) {
        if (node == null) {
            return Optional.empty();
        }
        if (node.isObject()) {
            return Json.as(node, Sender.class).flatMap(this::author).map(Author::person);
        }
        String id = node.asString("");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(known.nameOf(id).map(name -> new Person(id, name)).orElse(new Person(id, id)));
    }

    /** The small one where there is one. Source: the messages have an object, superlikes a text. */
    private static Optional<URI> picture(@Nullable JsonNode photo) {
        if (photo == null) {
            return Optional.empty();
        }
        String address = photo.isString()
                ? photo.stringValue()
                : first(photo.path("variants").path("40").asString(""), photo.path("variants").path("76").asString(""),
                        photo.path("url").asString(""));
        return PlainText.webAddress(address);
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

    private static String bounded(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME / 2));
    }
}
