package app.tributary.rehearsal;

import java.time.Duration;

/** What a loopback server can be told to do wrong. */
public sealed interface Mischief {
    /** Cuts every realtime connection now, without a good-bye. */
    record DropConnections() implements Mischief {}

    /** Is gone altogether (connections refused) for this long. */
    record Down(Duration lasts) implements Mischief {}

    /** Accepts realtime connections but says nothing on them for this long, not even answers to pings. */
    record Mute(Duration lasts) implements Mischief {}

    /** Refuses realtime connections with an HTTP status for this long; REST goes on. */
    record NoRealtime(Duration lasts) implements Mischief {}

    /** Answers the next so many REST calls with this status and the platform's real body for it. */
    record AnswerStatus(int status, int times) implements Mischief {}

    /** Answers the next so many REST calls with an HTML page and status 200. */
    record AnswerHtml(int times) implements Mischief {}

    /** Does what the next so many REST calls ask, but never answers them. */
    record SwallowAnswers(int times) implements Mischief {}

    /** Sends this text as a frame to every realtime connection, as it is. */
    record RawFrame(String text) implements Mischief {}

    /** Refuses sends to this outlet from now on, with an error of the platform behind it. */
    record RefuseOutlet(String outlet, String error) implements Mischief {}

    /** Every token given out so far is no longer accepted. */
    record ExpireTokens() implements Mischief {}
}
