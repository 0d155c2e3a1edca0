package app.tributary.filter;

import app.tributary.chat.Activity;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatMessage;
import java.time.Instant;
import java.util.Optional;

/** What a filter can be asked about: a row of a feed, a stored message. Immutable. */
public interface Subject {
    /** What sort of thing it is. */
    enum Kind {
        /** Somebody wrote. */
        MESSAGE,
        /** Something happened: a subscription, gifts, a raid. */
        ACTIVITY,
        /** Messages may be missing. */
        GAP,
        /** A quiet line: a mode, an action on a person, a notice. */
        LINE,
        /** Stands for other rows. */
        FOLD
    }

    Kind kind();

    Channel channel();

    /** The platform's time. */
    Instant at();

    /** The message, also one that came with an activity. */
    default Optional<ChatMessage> said() {
        return Optional.empty();
    }

    /** The activity. */
    default Optional<Activity> happened() {
        return Optional.empty();
    }

    /** What a quiet line says in words that are the same in every language; may be empty. */
    default String words() {
        return "";
    }

    /** Whether it was taken away. */
    default boolean isRemoved() {
        return false;
    }

    /** Whether one of the reader's rules lets it stand out. */
    default boolean isHighlighted() {
        return false;
    }
}
