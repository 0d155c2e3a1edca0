package app.tributary.chat;

import java.time.Duration;

/** A rule that is in force for a whole room. A duration of zero means: without a time of its own. */
public sealed interface RoomMode {
    /** Whether the mode is on. */
    boolean on();

    /** Between two messages of a person this much time must pass. */
    record Slow(boolean on, Duration between) implements RoomMode {}

    /** Only who has followed this long may write. */
    record FollowersOnly(boolean on, Duration since) implements RoomMode {}

    /** Only subscribers may write. */
    record SubscribersOnly(boolean on) implements RoomMode {}

    /** Only emotes may be written. */
    record EmotesOnly(boolean on) implements RoomMode {}

    /** No message twice. */
    record UniqueOnly(boolean on) implements RoomMode {}
}
