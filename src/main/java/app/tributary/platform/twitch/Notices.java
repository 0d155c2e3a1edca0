package app.tributary.platform.twitch;

import app.tributary.chat.Activity;
import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Person;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a USERNOTICE is about, by its {@code msg-id} (dev.twitch.tv/docs/chat/irc). */
final class Notices {
    /** The user that Twitch names as the giver where the giver wants to stay unknown. */
    private static final String ANONYMOUS_GIFTER = "274598607";

    private static final Set<String> MODES = Set.of("emote_only_on", "emote_only_off", "followers_on",
            "followers_on_zero", "followers_off", "slow_on", "slow_off", "subs_on", "subs_off", "r9k_on", "r9k_off");

    private final Channel channel;

    Notices(Channel channel) {
        this.channel = channel;
    }

    /** The word for what happened. What happened in a channel that shares its chat comes in a wrapper. */
    static String kind(IrcLine line) {
        return line.is(Tag.MSG_ID, "sharedchatnotice") ? line.tag(Tag.SOURCE_MSG_ID) : line.tag(Tag.MSG_ID);
    }

    /** Whether a NOTICE of this id says that a mode of the room went on or off. */
    static boolean isMode(String noticeId) {
        return MODES.contains(noticeId);
    }

    Activity activity(IrcLine line, String kind, Optional<Author> author, Optional<ChatMessage> words, Instant sentAt,
            Instant now) {
        String headline = line.tag(Tag.SYSTEM_MSG);
        String id = line.has(Tag.ID)
                ? line.tag(Tag.ID)
                : "untagged-" + sentAt.toEpochMilli() + "-" + kind + "-" + Integer.toHexString(headline.hashCode());
        return new Activity(new MessageKey(channel, id), kindOf(kind),
                author.filter(who -> !who.id().equals(ANONYMOUS_GIFTER)), count(line, kind), Optional.empty(), headline,
                words, group(line), receiver(line), sentAt, now);
    }

    private static Activity.Kind kindOf(String kind) {
        return switch (kind) {
            case "sub" -> Activity.Kind.SUBSCRIPTION;
            case "resub", "extendsub" -> Activity.Kind.RESUBSCRIPTION;
            case "subgift" -> Activity.Kind.GIFT;
            case "submysterygift" -> Activity.Kind.MASS_GIFT;
            case "giftpaidupgrade", "anongiftpaidupgrade", "primepaidupgrade" -> Activity.Kind.GIFT_UPGRADE;
            case "raid" -> Activity.Kind.RAID;
            case "unraid" -> Activity.Kind.UNRAID;
            case "bitsbadgetier", "viewermilestone", "modiversary", "socialsharingbadge" -> Activity.Kind.MILESTONE;
            // rituals, gifts paid forward and rewards; and whatever comes up: Twitch's sentence says it
            default -> Activity.Kind.OTHER;
        };
    }

    private static long count(IrcLine line, String kind) {
        long count = switch (kind) {
            case "sub" -> line.number(Tag.CUMULATIVE_MONTHS, 1);
            case "resub", "extendsub" -> line.number(Tag.CUMULATIVE_MONTHS, 0);
            case "subgift" -> 1;
            case "submysterygift" -> line.number(Tag.GIFT_COUNT, 0);
            case "raid" -> line.number(Tag.VIEWERS, 0);
            case "bitsbadgetier" -> line.number(Tag.THRESHOLD, 0);
            case "viewermilestone" -> line.number(Tag.VALUE, 0);
            case "modiversary" -> line.number(Tag.MONTHS, 0);
            case "socialsharingbadge" -> line.number(Tag.BADGE_LEVEL, 0);
            default -> 0;
        };
        return Math.max(0, count);
    }

    private static Optional<Person> receiver(IrcLine line) {
        if (!line.has(Tag.RECEIVER_ID) || !line.has(Tag.RECEIVER_LOGIN)) {
            return Optional.empty();
        }
        String name = line.has(Tag.RECEIVER_NAME) ? line.tag(Tag.RECEIVER_NAME) : line.tag(Tag.RECEIVER_LOGIN);
        return Optional.of(new Person(line.tag(Tag.RECEIVER_ID), name));
    }

    private static Optional<String> group(IrcLine line) {
        if (line.has(Tag.COMMUNITY_GIFT_ID)) {
            return Optional.of(line.tag(Tag.COMMUNITY_GIFT_ID));
        }
        return line.has(Tag.ORIGIN_ID) ? Optional.of(line.tag(Tag.ORIGIN_ID)) : Optional.empty();
    }
}
