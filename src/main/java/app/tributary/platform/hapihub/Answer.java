package app.tributary.platform.hapihub;

import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What came of one call to the API. */
sealed interface Answer<T> {
    /** It did what was asked. */
    record Got<T>(T value) implements Answer<T> {}

    /** There is none of it. */
    sealed interface Trouble<T> extends Answer<T> {
        /** In words for a person. */
        Reason why();

        /** The same trouble of a call that was to bring something else. */
        <R> Answer<R> as();
    }

    /**
     * The server said no.
     *
     * @param status HTTP, 300 and above
     * @param words the server's
     * @param retryAt when it may be tried again, where a limit was hit
     */
    record Refused<T>(int status, String words, Optional<Instant> retryAt) implements Trouble<T> {
        @Override
        public Reason why() {
            return switch (status) {
                case 401 -> Reason.of(ReasonCode.BAD_TOKEN, words);
                case 403 -> Reason.of(ReasonCode.MISSING_RIGHT, words);
                case 404 -> Reason.of(ReasonCode.NOT_FOUND, words);
                case 405 -> Reason.of(ReasonCode.PLATFORM_LACKS, words);
                case 408 -> Reason.of(ReasonCode.TIMED_OUT);
                case 429 -> Reason.of(ReasonCode.RATE_LIMITED, words);
                default -> status >= 500
                        ? Reason.of(ReasonCode.SERVER_ERROR, (status + " " + words).strip())
                        : Reason.of(ReasonCode.REFUSED, words);
            };
        }

        /** Whether it is the server that failed, so that the call may have been done all the same. */
        boolean serverFailed() {
            return status >= 500 || status == 408;
        }

        /** Whether the same call may be answered otherwise a little later. */
        boolean passes() {
            return serverFailed() || status == 429;
        }

        @Override
        public <R> Answer<R> as() {
            return new Refused<>(status, words, retryAt);
        }
    }

    /**
     * No answer, or one that cannot be understood.
     *
     * @param perhapsDone whether the server may have done it all the same
     */
    record Broken<T>(Reason why, boolean perhapsDone) implements Trouble<T> {
        @Override
        public <R> Answer<R> as() {
            return new Broken<>(why, perhapsDone);
        }
    }

    /** The next call, if this one did what was asked. */
    default <R> Answer<R> then(Function<T, Answer<R>> next) {
        return switch (this) {
            case Got<T> got -> next.apply(got.value());
            case Trouble<T> trouble -> trouble.as();
        };
    }

    /** An answer that cannot be understood. */
    static <T> Answer<T> odd(String what) {
        return new Broken<>(Reason.of(ReasonCode.BAD_ANSWER, what), true);
    }
}
