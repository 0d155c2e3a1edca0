package app.tributary.words;

/** One sentence for each reason code of {@code chat}; the names are the same, which a test compares. */
public enum ReasonWord implements Word {
    PLATFORM_LACKS, NOT_YET, NOT_SIGNED_IN, BAD_TOKEN, MISSING_RIGHT, RATE_LIMITED, TOO_LONG, EMPTY_TEXT, REFUSED, NOT_FOUND, NO_SUCH_CHANNEL, OFFLINE, NETWORK, TIMED_OUT, SERVER_ERROR, BAD_ANSWER, CLOSED_BY_SERVER, SILENT, KEPT_BY_CONSOLE, LIFTED_HERE, BAD_INPUT, OTHER_LENGTH, NOT_CONFIGURED, NOT_CONNECTED, POLLING, BAD_SETTING, CLOSING, DEFECT;

    @Override
    public String bundle() {
        return "app/tributary/words/reason";
    }
}
