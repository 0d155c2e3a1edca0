package app.tributary.platform.getstream;

import app.tributary.chat.Outcome;
import app.tributary.chat.Reason;
import java.util.function.Function;

/** What came of one call to the API. */
sealed interface GetstreamAnswer<T> {
    /** It did what was asked. */
    record Got<T>(T value) implements GetstreamAnswer<T> {}

    /** The server said no. */
    record Refused<T>(GetstreamError error) implements GetstreamAnswer<T> {}

    /**
     * No answer, or one that cannot be understood.
     *
     * @param perhapsDone whether the server may have done it all the same
     */
    record Lost<T>(Reason why, boolean perhapsDone) implements GetstreamAnswer<T> {}

    /** The next step, if this one did what was asked. */
    default <R> GetstreamAnswer<R> then(Function<T, GetstreamAnswer<R>> next) {
        return switch (this) {
            case Got<T>(var value) -> next.apply(value);
            case Refused<T>(var error) -> new Refused<>(error);
            case Lost<T>(var why, var perhaps) -> new Lost<>(why, perhaps);
        };
    }

    /** What a command came to: done as told, else why not. */
    default Outcome outcome(Function<T, Outcome> done) {
        return switch (this) {
            case Got<T>(var value) -> done.apply(value);
            case Refused<T>(var error) -> refused(error);
            case Lost<T>(var why, var perhaps) -> perhaps ? new Outcome.Unknown(why) : new Outcome.Failed(why);
        };
    }

    /** A refusal as the outcome of a command. */
    static Outcome refused(GetstreamError error) {
        return switch (error.course()) {
            case AGAIN -> new Outcome.Failed(error.why());
            case UNABLE -> new Outcome.Unsupported(error.why());
            case LATER, MUCH_LATER, NEW_TOKEN, SIGN_IN, SETTINGS, GONE, FORBIDDEN, NEVER, NEW_SOCKET ->
                new Outcome.Rejected(error.why(), error.retryAt());
        };
    }
}
