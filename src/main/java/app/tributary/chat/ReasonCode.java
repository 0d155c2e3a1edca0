package app.tributary.chat;

/**
 * Why something is not, did not or cannot. Each has one sentence in the resource bundles under
 * {@code reason.NAME}, in which {@code {0}} stands for the detail.
 */
public enum ReasonCode {
    /** The platform's API has no such thing. Detail: what it lacks, or empty. */
    PLATFORM_LACKS,
    /** This version of the console does not do it yet on this platform. */
    NOT_YET,
    /** It needs a signed-in account. */
    NOT_SIGNED_IN,
    /** The account's token is not accepted: sign in again. Detail: the platform's words. */
    BAD_TOKEN,
    /** The account lacks a right or a scope. Detail: the platform's words. */
    MISSING_RIGHT,
    /** Too many requests. Detail: the platform's words. */
    RATE_LIMITED,
    /** The text is longer than the platform takes. Detail: the limit. */
    TOO_LONG,
    /** There is nothing to send. */
    EMPTY_TEXT,
    /** The platform refused it. Detail: the platform's words. */
    REFUSED,
    /** The message or person is not there (any more). */
    NOT_FOUND,
    /** The channel does not exist or is closed. Detail: the platform's words. */
    NO_SUCH_CHANNEL,
    /** The channel is not live, so that it has no chat now. */
    OFFLINE,
    /** The network failed. Detail: in which way. */
    NETWORK,
    /** No answer came in time. */
    TIMED_OUT,
    /** The server failed. Detail: the status. */
    SERVER_ERROR,
    /** The server's answer could not be understood. Detail: what was odd. */
    BAD_ANSWER,
    /** The server closed the connection. Detail: code or words. */
    CLOSED_BY_SERVER,
    /** The connection went silent. */
    SILENT,
    /** The pin is kept by this console alone; the platform has none. */
    KEPT_BY_CONSOLE,
    /** The platform knows no end to it; this console lifts it when it is due, if it runs then. */
    LIFTED_HERE,
    /** It needs the right kind of value. Detail: which field, and what it takes. */
    BAD_INPUT,
    /** Only certain lengths of time are possible. Detail: which. */
    OTHER_LENGTH,
    /** No such channel is configured here. */
    NOT_CONFIGURED,
    /** The connection is not there at the moment. */
    NOT_CONNECTED,
    /** Realtime is not to be had; the chat is asked for at intervals. Detail: why. */
    POLLING,
    /** A setting is missing or wrong. Detail: which. */
    BAD_SETTING,
    /** The console is closing. */
    CLOSING,
    /** A defect of this program. Detail: its kind. */
    DEFECT;

    /** Whether trying again is of no use until a person changes something. */
    public boolean needsPerson() {
        return switch (this) {
            case NOT_SIGNED_IN, BAD_TOKEN, MISSING_RIGHT, NO_SUCH_CHANNEL, BAD_SETTING -> true;
            case PLATFORM_LACKS, NOT_YET, RATE_LIMITED, TOO_LONG, EMPTY_TEXT, REFUSED, NOT_FOUND, OFFLINE, NETWORK,
                    TIMED_OUT, SERVER_ERROR, BAD_ANSWER, CLOSED_BY_SERVER, SILENT, KEPT_BY_CONSOLE, LIFTED_HERE,
                    BAD_INPUT, OTHER_LENGTH, NOT_CONFIGURED, NOT_CONNECTED, POLLING, CLOSING, DEFECT ->
                false;
        };
    }
}
