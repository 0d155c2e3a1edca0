package app.tributary.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whatever a platform says. Immutable; the only thing that comes in. Every instant is the platform's
 * where it gives one, else ours.
 */
public sealed interface ChatEvent {
    Channel channel();

    /** Whether something arrived as it happened or was fetched afterwards. */
    enum Origin {
        LIVE, BACKFILL
    }

    /** Somebody wrote. */
    record Message(ChatMessage message, Origin origin) implements ChatEvent {
        @Override
        public Channel channel() {
            return message.key().channel();
        }
    }

    /** A message has other words, or other delivery marks, than before. */
    record Edit(ChatMessage message) implements ChatEvent {
        @Override
        public Channel channel() {
            return message.key().channel();
        }
    }

    /** One message is gone. */
    record Removal(MessageKey key, Optional<Person> by, Instant at) implements ChatEvent {
        @Override
        public Channel channel() {
            return key.channel();
        }
    }

    /** The whole chat was cleared: every message of the channel is gone, as far back as {@link PlatformClock#REACH}. */
    record Clear(Channel channel, Optional<Person> by, Instant at) implements ChatEvent {}

    /**
     * Somebody was acted upon. A timeout or a ban takes the person's messages with it, as far back as
     * {@link PlatformClock#REACH}.
     *
     * @param lasts how long; empty: for good
     */
    record PersonAction(Channel channel, Person target, PersonActionKind kind, Optional<Duration> lasts,
            Optional<Person> by, Optional<String> why, Instant at) implements ChatEvent {}

    /** A subscription, gifts, a raid and their like. */
    record Happening(Activity activity, Origin origin) implements ChatEvent {
        @Override
        public Channel channel() {
            return activity.key().channel();
        }
    }

    /** The channel's pin now; empty: none. */
    record PinChanged(Channel channel, Optional<Pin> pin, Instant at) implements ChatEvent {}

    /** A rule of the room went on or off. */
    record ModeChanged(Channel channel, RoomMode mode, Instant at) implements ChatEvent {}

    /** How many watch; the sum of all outlets. */
    record Viewers(Channel channel, long count, Instant at) implements ChatEvent {}

    /** The places behind the channel that a send can be addressed to, all of them. */
    record Outlets(Channel channel, List<Outlet> outlets, Instant at) implements ChatEvent {
        public Outlets {
            outlets = List.copyOf(outlets);
        }
    }

    /** The connection stands otherwise than before. What can be done may have changed with it. */
    record Connection(Channel channel, ConnectionState state, Instant at) implements ChatEvent {}

    /**
     * A stretch of time of which messages may be missing.
     *
     * @param from the last moment that is whole
     * @param to the first moment that is whole again
     * @param filled how many messages were fetched afterwards
     * @param whole true: nothing is missing after all
     */
    record Gap(Channel channel, Instant from, Instant to, int filled, boolean whole) implements ChatEvent {}

    /**
     * What only this platform has, or a line of the platform's own, described by data.
     *
     * @param id identity where it has one: a later notice with the same id and place replaces it
     * @param place where it is shown
     * @param about the message that a mark belongs to; empty for the other places
     * @param text a sentence; an empty one takes a mark or a status away
     * @param lines further lines: the options of a poll with their counts
     * @param offers what can be done about it
     */
    record Notice(Channel channel, Optional<String> id, Place place, Optional<MessageKey> about, Phrase text,
            List<Phrase> lines, List<Offer> offers, Instant at) implements ChatEvent {
        /** Where a notice is shown. */
        public enum Place {
            /** A quiet row of the feed. */
            ROW,
            /** A small mark under a message: who has seen it, a translation, a reminder. */
            MARK,
            /** A line above the composer that goes by itself after some seconds: typing, progress. */
            STATUS
        }

        public Notice {
            lines = List.copyOf(lines);
            offers = List.copyOf(offers);
        }

        /** A quiet row of plain words. */
        public static Notice row(Channel channel, Optional<String> id, String text, Instant at) {
            return new Notice(channel, id, Place.ROW, Optional.empty(), Phrase.plain(text), List.of(), List.of(), at);
        }

        /** A mark under a message; no words: it goes away. */
        public static Notice mark(MessageKey about, String id, Phrase text, Instant at) {
            return new Notice(about.channel(), Optional.of(id), Place.MARK, Optional.of(about), text, List.of(),
                    List.of(), at);
        }

        /** A line above the composer; no words: it goes away. */
        public static Notice status(Channel channel, String id, Phrase text, Instant at) {
            return new Notice(channel, Optional.of(id), Place.STATUS, Optional.empty(), text, List.of(), List.of(),
                    at);
        }
    }

    /** How people reacted to a message: the whole of it, in place of what was known. */
    record Reactions(MessageKey message, List<Reaction> reactions, Instant at) implements ChatEvent {
        public Reactions {
            reactions = List.copyOf(reactions);
        }

        @Override
        public Channel channel() {
            return message.channel();
        }
    }

    /** A message that was taken away is back. */
    record Restored(MessageKey key, Instant at) implements ChatEvent {
        @Override
        public Channel channel() {
            return key.channel();
        }
    }
}
