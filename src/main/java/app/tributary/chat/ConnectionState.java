package app.tributary.chat;

import java.time.Instant;

/** How a connection stands, in words for a person. */
public sealed interface ConnectionState {
    /** On its way, for the first time or after a change of settings. */
    record Connecting() implements ConnectionState {}

    /** Messages arrive as they are written. */
    record Live() implements ConnectionState {}

    /**
     * Messages arrive, but later or with something missing (polling, a refused subscription).
     *
     * @param why what is weaker than usual
     */
    record Degraded(Reason why) implements ConnectionState {}

    /**
     * Lost; tried again by itself, for ever.
     *
     * @param at when the next try starts
     * @param why what went wrong last
     */
    record Retrying(Instant at, Reason why) implements ConnectionState {}

    /** The channel is not live: it is watched, and followed when it starts. */
    record Offline() implements ConnectionState {}

    /**
     * Given up until a person changes something.
     *
     * @param why what has to be changed
     */
    record Failed(Reason why) implements ConnectionState {}

    /** Closed by the console. */
    record Closed() implements ConnectionState {}
}
