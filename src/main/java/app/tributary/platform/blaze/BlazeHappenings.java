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
    static final String MODERATE = "channel.moderate";
    static final String FOLLOW = "channel.follow";
    static final String UNFOLLOW = "channel.unfollow";
    static final String SUBSCRIBE = "channel.subscribe";
    static final String GIFT = "channel.subscription.gift";
    static final String RAID = "channel.raid";
    static final String THANKS = "channel.thanks";
    static final String VOTE = "channel.vote";
    static final String ONLINE = "stream.online";
    static final String OFFLINE = "stream.offline";
    static final String CHANNEL_UPDATE = "channel.update";
    static final String USER_UPDATE = "user.update";

    /** Everything that a connection asks for, the most important first. */
    static final List<String> TYPES = List.of(MESSAGE, DELETE, CLEAR, BAN, UNBAN, THANKS, SUBSCRIBE, GIFT, RAID, VOTE,
            FOLLOW, MODERATE, "channel.moderator.add", "channel.moderator.remove", "channel.vip.add",
            "channel.vip.remove", "channel.og.add", "channel.og.remove", ONLINE, OFFLINE, CHANNEL_UPDATE, UNFOLLOW,
            USER_UPDATE);
    /** Without these a message may stay on the screen that the platform took away. */
    static final List<String> MODERATION = List.of(DELETE, CLEAR, BAN, UNBAN);
    /** The one length of a mute. Source: working client code; no document says it. */
    static final Duration MUTE = Duration.ofMinutes(10);

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(?:\\.\\d{1,18})?");
    private static final String THANKS_UNIT = "thanks";

    private final BlazeMapper mapper;
    private final BlazeStaff staff;

    BlazeHappenings(BlazeMapper mapper) {
        this.mapper = mapper;
        staff = new BlazeStaff(mapper);
    }

    /**
     * The events of a notification, possibly none; empty where the type is not known or its payload lacks what it
     * needs.
     */
    Optional<List<ChatEvent>> events(String type, JsonNode payload, Instant now) {
        return switch (type) {
            case MESSAGE -> one(mapper.line(payload, Origin.LIVE, now));
            case DELETE -> one(removal(payload, now));
            case CLEAR -> one(Optional.of(new ChatEvent.Clear(mapper.channel(), by(payload), at(payload, now))));
            case BAN -> one(person(payload, now, true, Optional.empty()));
            case UNBAN -> one(person(payload, now, false, Optional.empty()));
            case MODERATE -> moderated(payload, now);
            case FOLLOW -> one(activity(Kind.FOLLOW, payload, 0, Optional.empty(), Optional.empty(), now));
            case SUBSCRIBE -> {
                long months = number(payload, "months", "cumulativeMonths", "totalMonths", "streak");
                yield one(activity(months > 1 ? Kind.RESUBSCRIPTION : Kind.SUBSCRIPTION, payload, months,
                        Optional.empty(), Optional.empty(), now));
            }
            case GIFT -> {
                long count = Math.max(1, number(payload, "giftCount", "count", "total"));
                yield one(activity(count > 1 ? Kind.MASS_GIFT : Kind.GIFT, payload, count, Optional.empty(),
                        Optional.empty(), now));
            }
            case RAID -> one(activity(Kind.RAID, payload, number(payload, "viewerCount", "viewers", "raidViewers"),
                    Optional.empty(), Optional.empty(), now));
            case THANKS -> {
                var money = amount(payload).map(amount -> new Money(amount, THANKS_UNIT));
                yield one(activity(Kind.TIP, payload, 0, money, words(payload, money, now), now));
            }
            case VOTE -> one(activity(Kind.VOTE, payload, amount(payload).map(BigDecimal::longValue).orElse(0L),
                    Optional.empty(), Optional.empty(), now));
            case UNFOLLOW -> one(staff.unfollowed(payload, at(payload, now)));
            case ONLINE, OFFLINE, CHANNEL_UPDATE -> one(staff.stream(type, payload, at(payload, now)));
            // the next message of that user tells the same
            case USER_UPDATE -> Optional.of(List.of());
            default -> one(staff.roleChanged(type, payload, at(payload, now)));
        };
    }

    /** Whom a notification gave a role or took one from; empty where it is of another kind. */
    Optional<BlazeStaff.Change> roleChange(String type, JsonNode payload) {
        return staff.change(type, payload);
    }

    private static Optional<List<ChatEvent>> one(Optional<? extends ChatEvent> event) {
        return event.map(List::of);
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

    private Optional<ChatEvent> person(JsonNode payload, Instant now, boolean out, Optional<Duration> otherwise) {
        var target = mapper.who(payload, "user", "bannedUser", "unbannedUser", "target", "mutedUser", "targetUser")
                .or(() -> mapper.bare(payload)).map(Author::person);
        if (target.isEmpty()) {
            return Optional.empty();
        }
        Instant at = at(payload, now);
        var lasts = BlazeMapper.instant(text(payload, "expiresAt")).map(end -> Duration.between(at, end))
                .filter(length -> !length.isNegative() && !length.isZero()).or(() -> otherwise);
        var kind = !out
                ? PersonActionKind.UNBAN
                : lasts.isPresent() ? PersonActionKind.TIMEOUT : PersonActionKind.BAN;
        return Optional.of(new ChatEvent.PersonAction(mapper.channel(), target.get(), kind,
                out ? lasts : Optional.empty(), by(payload),
                Optional.of(text(payload, "reason")).filter(reason -> !reason.isBlank()), at));
    }

    /** What a moderator did. What has a type of its own is told by that; a mute has none. */
    private Optional<List<ChatEvent>> moderated(JsonNode payload, Instant now) {
        String action = BlazeMapper.first(text(payload, "action"), text(payload, "type"), text(payload, "event"))
                .toLowerCase(Locale.ROOT);
        boolean lifted = action.contains("unmute") || action.contains("untimeout");
        if (lifted || action.contains("mute") || action.contains("timeout")) {
            return one(person(payload, now, !lifted, Optional.of(MUTE)));
        }
        if (action.contains("ban") || action.contains("delete") || action.contains("clear")
                || action.contains("moderator") || action.contains("vip") || action.contains("og.")) {
            return Optional.of(List.of());
        }
        return one(staff.moderated(action, payload, by(payload), at(payload, now)));
    }

    private Optional<ChatEvent> activity(Kind kind, JsonNode payload, long count, Optional<Money> money,
            Optional<ChatMessage> words, Instant now) {
        var actor = mapper.who(payload, "sender", "user", "raider", "voter", "gifter", "follower", "subscriber")
                .or(() -> mapper.bare(payload));
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
        return mapper.who(payload, "moderator", "deletedBy", "clearedBy", "bannedBy", "actor").map(Author::person);
    }

    /** A figure, or a text of one; 1e999999999 is a number too. */
    private static Optional<BigDecimal> amount(JsonNode payload) {
        return Optional.of(payload.path("amount").asString("").strip())
                .filter(figure -> AMOUNT.matcher(figure).matches()).map(BigDecimal::new);
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
