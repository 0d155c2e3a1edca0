package app.tributary.chat;

import java.time.Instant;
import java.util.Optional;

/** What became of a command at one target. A receipt: the platform's own echo is the truth. */
public sealed interface Outcome {
    /**
     * The platform took it.
     *
     * @param message the id of the message that it made or touched, where it says
     * @param note what a person should know all the same
     */
    record Done(Optional<MessageKey> message, Optional<Reason> note) implements Outcome {}

    /** Something was looked up, and here it is. */
    record Found(Listing listing) implements Outcome {}

    /** The platform refused. Sending it again unchanged may help only after {@code retryAt}. */
    record Rejected(Reason why, Optional<Instant> retryAt) implements Outcome {}

    /** It cannot be done there. */
    record Unsupported(Reason why) implements Outcome {}

    /** It did not get there: nothing was done. */
    record Failed(Reason why) implements Outcome {}

    /** It was sent and no word came: perhaps done, perhaps not. Settled by an echo or by a person. */
    record Unknown(Reason why) implements Outcome {}

    static Outcome done() {
        return new Done(Optional.empty(), Optional.empty());
    }

    static Outcome done(MessageKey message) {
        return new Done(Optional.of(message), Optional.empty());
    }

    static Outcome rejected(ReasonCode code, String detail) {
        return new Rejected(Reason.of(code, detail), Optional.empty());
    }

    static Outcome unsupported(Reason why) {
        return new Unsupported(why);
    }

    static Outcome failed(ReasonCode code, String detail) {
        return new Failed(Reason.of(code, detail));
    }

    static Outcome unknown(ReasonCode code, String detail) {
        return new Unknown(Reason.of(code, detail));
    }

    /** Whether nothing more will be heard of it. */
    default boolean isFinal() {
        return !(this instanceof Unknown);
    }

    /** Whether it got there. */
    default boolean isDone() {
        return this instanceof Done || this instanceof Found;
    }
}
