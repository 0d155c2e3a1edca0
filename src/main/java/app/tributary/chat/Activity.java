package app.tributary.chat;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened in the channel and is not a plain message: a subscription, gifts, a raid.
 *
 * @param key its identity, like a message's
 * @param kind what happened
 * @param actor who did it; empty for the anonymous and for the platform itself
 * @param count how many: gifts, months, raiders, points; 0 where it has none
 * @param money what it cost, where that is said
 * @param headline the platform's own sentence about it; may be empty
 * @param message words of the actor that came with it
 * @param group activities of one mass gift share it
 * @param receiver who was given something, where that is one person
 * @param sentAt the platform's time
 * @param receivedAt ours
 */
public record Activity(MessageKey key, Kind kind, Optional<Author> actor, long count, Optional<Money> money,
        String headline, Optional<ChatMessage> message, Optional<String> group, Optional<Person> receiver,
        Instant sentAt,
        Instant receivedAt) {
    /** Something that nobody received, or not one person. */
    public Activity(MessageKey key, Kind kind, Optional<Author> actor, long count, Optional<Money> money,
            String headline, Optional<ChatMessage> message, Optional<String> group, Instant sentAt,
            Instant receivedAt) {
        this(key, kind, actor, count, money, headline, message, group, Optional.empty(), sentAt, receivedAt);
    }

    /** The kinds that platforms share; what none of them names is {@link #OTHER}. */
    public enum Kind {
        SUBSCRIPTION, RESUBSCRIPTION, GIFT, MASS_GIFT, GIFT_UPGRADE, RAID, UNRAID, FOLLOW, CHEER, TIP, SUPERLIKE, VOTE, MILESTONE, OTHER
    }
}
