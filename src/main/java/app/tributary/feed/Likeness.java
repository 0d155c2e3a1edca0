package app.tributary.feed;

import app.tributary.chat.Activity;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Role;
import app.tributary.chat.Trait;
import app.tributary.feed.FeedRow.ActivityRow;
import app.tributary.feed.FeedRow.MessageRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which rows may share one with others, and what they have in common then. Whoever paid, stands out, is new,
 * moderates or speaks to the reader never does. For one thread.
 */
final class Likeness {
    /** What waited longer before it came here came in no burst: a list that was out of sight catches up. */
    private static final Duration WAITED = Duration.ofSeconds(3);
    /** What took longer to come from the platform was missed, and is no chat of now. */
    private static final Duration OLD = Duration.ofSeconds(60);
    private static final Set<Role> HEARD_ALONE = Set.of(Role.BROADCASTER, Role.MODERATOR, Role.STAFF);

    private Predicate<ChatMessage> addressesReader = message -> false;

    /** A mass gift of one channel. */
    record Group(Channel channel, String name) {}

    /** Which messages are meant for the reader. */
    void setReader(Predicate<ChatMessage> addressed) {
        addressesReader = addressed;
    }

    /** Whether it is chat of now: said and read a moment ago. */
    static boolean isLive(ChatMessage message, Instant now) {
        return Duration.between(message.receivedAt(), now).compareTo(WAITED) < 0
                && Duration.between(message.sentAt(), message.receivedAt()).compareTo(OLD) < 0;
    }

    /** What the row says, the same for near-equal rows of a channel; empty: it stands alone. */
    String gistOf(FeedRow row, Instant now) {
        return row instanceof MessageRow said && said.removed().isEmpty() && isOrdinary(said)
                && isLive(said.message(), now) ? channelGist(said) : "";
    }

    /** Whether the row still says this, and may share a row; a removed one may. */
    boolean says(String gist, FeedRow row) {
        return row instanceof MessageRow said && isOrdinary(said) && channelGist(said).equals(gist);
    }

    /** The mass gift that the row is a part of. */
    static Optional<Group> groupOf(FeedRow row) {
        return row instanceof ActivityRow(_, var activity, _, var highlight) && highlight.isEmpty()
                && activity.message().isEmpty()
                && (activity.kind() == Activity.Kind.GIFT || activity.kind() == Activity.Kind.MASS_GIFT)
                        ? activity.group().map(name -> new Group(row.channel(), name))
                        : Optional.empty();
    }

    private static String channelGist(MessageRow row) {
        String gist = Gist.of(row.message());
        return gist.isEmpty() ? "" : row.channel() + " " + gist;
    }

    private boolean isOrdinary(MessageRow row) {
        var message = row.message();
        return row.highlight().isEmpty() && row.extras().equals(FeedRow.Extras.NONE) && message.paid().isEmpty()
                && !message.has(Trait.HIGHLIGHTED) && !message.has(Trait.ANNOUNCEMENT) && !message.has(Trait.FIRST)
                && !message.has(Trait.OWN) && message.author().roles().stream().noneMatch(HEARD_ALONE::contains)
                && message.relays().stream().allMatch(relay -> relay.error().isEmpty())
                && !addressesReader.test(message);
    }
}
