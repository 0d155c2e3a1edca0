package app.tributary.feed;

import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.Person;
import app.tributary.chat.PlatformClock;
import app.tributary.feed.FeedRow.ActivityRow;
import app.tributary.feed.FeedRow.FoldRow;
import app.tributary.feed.FeedRow.GapRow;
import app.tributary.feed.FeedRow.LineRow;
import app.tributary.feed.FeedRow.MessageRow;
import app.tributary.feed.FeedRow.Removed;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Strikes rows through, wherever they stand. Belongs to the feed's thread. */
final class Strikes {
    private final Timeline timeline;

    Strikes(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Everybody's words in the channel, as far as a clear takes them along. */
    void everyone(Channel channel, Removed removed) {
        all(removed, node -> node.row().channel().equals(channel) && authorOf(node.row()) != null);
    }

    /** By id; where nobody has that id, by login: some platforms tell no more. */
    void person(Room room, Channel channel, Person target, Removed removed) {
        var newest = room.people.newestOf(target.id());
        if (newest == null) {
            all(removed, node -> {
                var author = node.row().channel().equals(channel) ? authorOf(node.row()) : null;
                return author != null && author.login().equalsIgnoreCase(target.id());
            });
            return;
        }
        long at = PlatformClock.millis(removed.at());
        for (var node = newest; node != null; node = node.personOlder) {
            if (node.takenBy(at)) {
                strike(node, removed);
            }
        }
    }

    private void all(Removed removed, Predicate<Node> which) {
        long at = PlatformClock.millis(removed.at());
        for (var node = timeline.oldest(); node != null; node = node.newer) {
            if (node.takenBy(at) && which.test(node)) {
                strike(node, removed);
            }
        }
    }

    /** Strikes the row through; false where it was already, and nothing new is known about it. */
    boolean strike(Node node, Removed removed) {
        return switch (node.row()) {
            case MessageRow(var id, var message, var before, var extras, var highlight) when tellsMore(before,
                    removed) -> {
                timeline.replace(node, new MessageRow(id, message, Optional.of(removed), extras, highlight));
                yield true;
            }
            case ActivityRow(var id, var activity, var before, var highlight) when tellsMore(before, removed) -> {
                timeline.replace(node, new ActivityRow(id, activity, Optional.of(removed), highlight));
                yield true;
            }
            case MessageRow _,ActivityRow _,GapRow _,LineRow _,FoldRow _,FeedRow.AlikeRow _,FeedRow.SinceRow _,FeedRow.SkippedRow _ ->
                false;
        };
    }

    /** Takes the stroke away again; false where there was none. */
    boolean restore(Node node) {
        return switch (node.row()) {
            case MessageRow(var id, var message, var before, var extras, var highlight) when before.isPresent() -> {
                timeline.replace(node, new MessageRow(id, message, Optional.empty(), extras, highlight));
                yield true;
            }
            case MessageRow _,ActivityRow _,GapRow _,LineRow _,FoldRow _,FeedRow.AlikeRow _,FeedRow.SinceRow _,FeedRow.SkippedRow _ ->
                false;
        };
    }

    private static boolean tellsMore(Optional<Removed> before, Removed now) {
        return before.isEmpty() || (before.get().by().isEmpty() && now.by().isPresent());
    }

    /** Whose words the row shows; null where it shows nobody's. */
    private static @Nullable Author authorOf(FeedRow row) {
        return switch (row) {
            case MessageRow(_, var message, _, _, _) -> message.author();
            case ActivityRow(_, var activity, _, _) ->
                activity.message().isPresent() ? activity.actor().orElse(activity.message().get().author()) : null;
            case GapRow _,LineRow _,FoldRow _,FeedRow.AlikeRow _,FeedRow.SinceRow _,FeedRow.SkippedRow _ -> null;
        };
    }
}
