package app.tributary.platform.blaze;

import app.tributary.chat.Activity;
import app.tributary.chat.Activity.Kind;
import app.tributary.chat.Author;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Money;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.net.Json;
import app.tributary.platform.blaze.wire.Sender;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Notifications of the socket, from the wire to events. Pure. Most payloads besides the message's are
 * not documented: every field is looked for under the names that clients have seen.
 */
final class BlazeHappenings {
    static final String MESSAGE = "channel.chat.message";
    static final String DELETE = "channel.chat.message_delete";
    static final String CLEAR = "channel.chat.clear";
    static final String BAN = "channel.ban";
    static final String UNBAN = "channel.unban";
    static final String FOLLOW = "channel.follow";
    static final String SUBSCRIBE = "channel.subscribe";
    static final String GIFT = "channel.subscription.gift";
    static final String RAID = "channel.raid";
    static final String THANKS = "channel.thanks";
    static final String VOTE = "channel.vote";

    /** Everything that a connection asks for, the most important first. */
    static final List<String> TYPES = List.of(MESSAGE, DELETE, CLEAR, BAN, UNBAN, FOLLOW, SUBSCRIBE, GIFT, RAID, THANKS,
            VOTE);
    /** Without these a message may stay on the screen that the platform took away. */
    static final List<String> MODERATION = List.of(DELETE, CLEAR, BAN, UNBAN);

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(?:\\.\\d{1,18})?");
    private static final Currency THANKS_UNIT = new Currency("thanks");
    private static final Currency VOTE_UNIT = new Currency("votes");

    private final BlazeMapper mapper;

    BlazeHappenings(BlazeMapper mapper) {
        this.mapper = mapper;
    }

    private record Currency(String code) {
        Optional<Money> of(JsonNode amount) {
            // 1e999999999 is a number too
            return Optional.of(amount.asString("").strip()).filter(figure -> AMOUNT.matcher(figure).matches())
                    .map(figure -> new Money(new BigDecimal(figure), code));
        }
    }

    /** The event of a notification; empty where its payload lacks what it needs. */
    Optional<ChatEvent> event(String type, JsonNode payload, Instant now) {
        return switch (type) {
            case MESSAGE -> mapper.line(payload, Origin.LIVE, now);
            case DELETE -> removal(payload, now);
            case CLEAR -> Optional.of(new ChatEvent.Clear(mapper.channel(), by(payload), at(payload, now)));
            case BAN -> person(payload, now, true);
            case UNBAN -> person(payload, now, false);
            case FOLLOW -> activity(Kind.FOLLOW, payload, 0, Optional.empty(), Optional.empty(), now);
            case SUBSCRIBE -> {
                long months = number(payload, "months", "cumulativeMonths", "totalMonths", "streak");
                yield activity(months > 1 ? Kind.RESUBSCRIPTION : Kind.SUBSCRIPTION, payload, months, Optional.empty(),
                        Optional.empty(), now);
            }
            case GIFT -> {
                long count = Math.max(1, number(payload, "giftCount", "count", "total"));
                yield activity(count > 1 ? Kind.MASS_GIFT : Kind.GIFT, payload, count, Optional.empty(),
                        Optional.empty(), now);
            }
            case RAID -> activity(Kind.RAID, payload, number(payload, "viewerCount", "viewers", "raidViewers"),
                    Optional.empty(), Optional.empty(), now);
            case THANKS -> {
                var money = THANKS_UNIT.of(payload.path("amount"));
                yield activity(Kind.TIP, payload, 0, money, words(payload, money, now), now);
            }
            case VOTE -> activity(Kind.OTHER, payload, 0, VOTE_UNIT.of(payload.path("amount")), Optional.empty(), now);
            default -> Optional.empty();
        };
    }

    private Optional<ChatEvent> removal(JsonNode payload, Instant now) {
        var message = payload.path("message");
        String id = BlazeMapper.first(text(payload, "messageId"), text(message, "id"), text(message, "messageId"),
                text(payload, "id"));
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChatEvent.Removal(new MessageKey(mapper.channel(), id), by(payload),
                        at(payload, now)));
    }

    private Optional<ChatEvent> person(JsonNode payload, Instant now, boolean out) {
        var target = who(payload, "user", "bannedUser", "unbannedUser", "target", "mutedUser").map(Author::person);
        if (target.isEmpty()) {
            return Optional.empty();
        }
        Instant at = at(payload, now);
        var lasts = BlazeMapper.instant(text(payload, "expiresAt")).map(end -> Duration.between(at, end))
                .filter(length -> !length.isNegative() && !length.isZero());
        var kind = !out
                ? PersonActionKind.UNBAN
                : lasts.isPresent() ? PersonActionKind.TIMEOUT : PersonActionKind.BAN;
        return Optional.of(new ChatEvent.PersonAction(mapper.channel(), target.get(), kind,
                out ? lasts : Optional.empty(), by(payload),
                Optional.of(text(payload, "reason")).filter(reason -> !reason.isBlank()), at));
    }

    private Optional<ChatEvent> activity(Kind kind, JsonNode payload, long count, Optional<Money> money,
            Optional<ChatMessage> words, Instant now) {
        var actor = who(payload, "sender", "user", "raider", "voter", "gifter", "follower", "subscriber");
        Instant at = at(payload, now);
        String id = BlazeMapper.first(text(payload, "thanksId"), text(payload, "id"),
                kind.name().toLowerCase(Locale.ROOT) + ":" + actor.map(Author::id).orElse("") + ":"
                        + at.toEpochMilli());
        return Optional
                .of(new ChatEvent.Happening(new Activity(new MessageKey(mapper.channel(), id), kind, actor, count,
                        money, "", words, Optional.empty(), at, now), Origin.LIVE));
    }

    /** The words that came with a thanks; they have an id of their own. */
    private Optional<ChatMessage> words(JsonNode payload, Optional<Money> money, Instant now) {
        boolean silent = payload.path("message").isString() && text(payload, "message").isBlank();
        return silent
                ? Optional.empty()
                : mapper.message(payload, now)
                        .map(said -> new ChatMessage(said.key(), said.author(), said.fragments(), said.sentAt(),
                                said.receivedAt(), said.replyTo(), money, said.traits(), said.relays(), said.nonce()));
    }

    private Optional<Person> by(JsonNode payload) {
        return who(payload, "moderator", "deletedBy", "clearedBy", "bannedBy").map(Author::person);
    }

    private Optional<Author> who(JsonNode payload, String... fields) {
        for (String field : fields) {
            var person = payload.path(field);
            var found = person.isObject()
                    ? Json.as(person, Sender.class).flatMap(mapper::author)
                    : Optional.of(person.asString("")).filter(name -> !name.isBlank())
                            .map(name -> Author.named(name, name));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static long number(JsonNode payload, String... fields) {
        for (String field : fields) {
            var figure = payload.path(field);
            if (figure.isNumber() || figure.isString()) {
                return Math.max(0, figure.asLong(0));
            }
        }
        return 0;
    }

    private static Instant at(JsonNode payload, Instant now) {
        return BlazeMapper.instant(text(payload, "createdAt")).orElse(now);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
