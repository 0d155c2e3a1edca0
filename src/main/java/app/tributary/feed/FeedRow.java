package app.tributary.feed;

import app.tributary.chat.Activity;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * One row of the merged feed. Immutable: a change is a new row with the same {@link #id()}.
 *
 * <p>Ids are given once and never again, but do not tell the order: a backfilled row stands above
 * rows with smaller ids.
 */
public sealed interface FeedRow {
    /** Unique in this process. */
    long id();

    Channel channel();

    /** The time that the row stands under: the platform's. */
    Instant at();

    /** Somebody wrote. */
    record MessageRow(long id, ChatMessage message, Optional<Removed> removed) implements FeedRow {
        @Override
        public Channel channel() {
            return message.key().channel();
        }

        @Override
        public Instant at() {
            return message.sentAt();
        }
    }

    /** A subscription, gifts, a raid. */
    record ActivityRow(long id, Activity activity, Optional<Removed> removed) implements FeedRow {
        @Override
        public Channel channel() {
            return activity.key().channel();
        }

        @Override
        public Instant at() {
            return activity.sentAt();
        }
    }

    /** Messages may be missing between two moments. */
    record GapRow(long id, ChatEvent.Gap gap) implements FeedRow {
        @Override
        public Channel channel() {
            return gap.channel();
        }

        @Override
        public Instant at() {
            return gap.from();
        }
    }

    /** A quiet line: a mode, an action on a person, a clear, a notice of the platform. */
    record LineRow(long id, ChatEvent event, Instant at) implements FeedRow {
        @Override
        public Channel channel() {
            return event.channel();
        }
    }

    /**
     * Stands for plain messages of one channel that came faster than rows can be made; they are in the
     * history.
     *
     * @param count how many; it grows while the flood lasts
     */
    record FoldRow(long id, Channel channel, int count, Instant at) implements FeedRow {}

    /** Why a row is struck through. */
    record Removed(How how, Optional<Person> by, Instant at) {
        /** By which event it went. */
        public enum How {
            DELETED, TIMED_OUT, BANNED, CLEARED
        }
    }
}
