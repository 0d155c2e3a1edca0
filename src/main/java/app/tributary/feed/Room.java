package app.tributary.feed;

import app.tributary.chat.Author;
import app.tributary.chat.Person;
import app.tributary.chat.PlatformClock;
import app.tributary.feed.FeedRow.Removed;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the feed remembers of one channel. Belongs to the feed's thread. */
final class Room {
    private final Known known;
    private final Recent<String, Removed> earlyRemovals;
    private final Recent<String, Removed> actionsById;
    private final Recent<String, Removed> actionsByLogin;
    private final Recent<Object, Boolean> lines;
    private final Recent<String, Node> notices;
    private @Nullable Removed clear;
    /** No remembered action or clear is later than this; saves looking for nearly every message. */
    private long latestAction = Long.MIN_VALUE;

    /** Who wrote the rows of it. */
    final People people = new People();

    /** The row that stands for what is folded at the moment. */
    @Nullable
    Node fold;

    Room(int memory) {
        known = new Known(memory);
        earlyRemovals = new Recent<>(memory / 4);
        actionsById = new Recent<>(memory / 4);
        actionsByLogin = new Recent<>(memory / 4);
        lines = new Recent<>(Math.min(memory / 4, 1_000));
        notices = new Recent<>(Math.min(memory / 4, 1_000));
    }

    boolean knows(String id) {
        return known.has(id);
    }

    /** The place of the message; {@link Node#GONE} where it has no row (any more), null where it never came. */
    @Nullable
    Node place(String id) {
        return known.place(id);
    }

    void know(String id, Node node) {
        known.put(id, node);
    }

    /** How many message ids are remembered. */
    int ids() {
        return known.size();
    }

    /** The message's row is no longer kept. */
    void letGo(String id, Node node) {
        known.letGo(id, node);
    }

    /** Whether such a line, by its id or as a whole, is new. */
    boolean firstLine(Object identity) {
        return lines.add(identity, true);
    }

    /** The place of a line with this identity; null where it never came. */
    @Nullable
    Node notice(String id) {
        return notices.get(id);
    }

    void remember(String id, Node line) {
        notices.put(id, line);
    }

    void forgetRemoval(String id) {
        earlyRemovals.take(id);
    }

    void rememberRemoval(String id, Removed removed) {
        earlyRemovals.put(id, removed);
    }

    void rememberClear(Removed removed) {
        if (clear == null || clear.at().isBefore(removed.at())) {
            clear = removed;
        }
        latestAction = Math.max(latestAction, PlatformClock.millis(removed.at()));
    }

    void rememberAction(Person target, Removed removed) {
        renewIfLater(actionsById, target.id(), removed);
        renewIfLater(actionsByLogin, folded(target.id()), removed);
        latestAction = Math.max(latestAction, PlatformClock.millis(removed.at()));
    }

    /** Whether a message that only now arrives was removed before. */
    Optional<Removed> removedEarlier(String id) {
        return earlyRemovals.isEmpty() ? Optional.empty() : earlyRemovals.take(id);
    }

    /** Whether words that only now arrive fall under an action on their author, or under a clear. */
    Optional<Removed> takenEarlier(Optional<Author> author, Instant sentAt, Instant receivedAt) {
        long sent = PlatformClock.millis(sentAt);
        long received = PlatformClock.millis(receivedAt);
        if (Math.min(sent, received) > latestAction) {
            return Optional.empty();
        }
        var cleared = reaching(clear, sent, received);
        return cleared.isPresent()
                ? cleared
                : author.flatMap(
                        person -> reaching(actionsById.get(person.id()), sent, received)
                                .or(() -> reaching(actionsByLogin.get(folded(person.login())), sent, received)));
    }

    private static Optional<Removed> reaching(@Nullable Removed action, long sent, long received) {
        return Optional.ofNullable(action)
                .filter(it -> PlatformClock.takes(PlatformClock.millis(it.at()), sent, received));
    }

    private static void renewIfLater(Recent<String, Removed> actions, String key, Removed removed) {
        var before = actions.get(key);
        if (before == null || before.at().isBefore(removed.at())) {
            actions.renew(key, removed);
        }
    }

    private static String folded(String login) {
        return login.toLowerCase(Locale.ROOT);
    }
}
