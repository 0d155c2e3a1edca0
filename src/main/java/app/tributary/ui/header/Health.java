package app.tributary.ui.header;

import app.tributary.chat.ConnectionState;
import app.tributary.chat.ConnectionState.Closed;
import app.tributary.chat.ConnectionState.Connecting;
import app.tributary.chat.ConnectionState.Degraded;
import app.tributary.chat.ConnectionState.Failed;
import app.tributary.chat.ConnectionState.Live;
import app.tributary.chat.ConnectionState.Offline;
import app.tributary.chat.ConnectionState.Retrying;
import app.tributary.chat.ReasonCode;
import app.tributary.ui.Sentence;
import app.tributary.words.Words;
import java.time.Duration;
import java.time.Instant;

/**
 * How a connection stands, as its chip shows it.
 *
 * @param tone for colour, which never carries the meaning alone
 * @param trouble words beside the name; empty while all is well
 * @param brief the same for a chip with hardly any room; empty while all is well
 * @param whole one or two sentences: the tooltip, the popover, what a screen reader says
 * @param mendable whether "try now" may help
 * @param signIn whether signing in again may help
 */
public record Health(Tone tone, String trouble, String brief, String whole, boolean mendable, boolean signIn) {
    private Health(Tone tone, String trouble, String brief, String whole, boolean mendable) {
        this(tone, trouble, brief, whole, mendable, false);
    }

    /** How loud it is. */
    public enum Tone {
        GOOD, WAITING, WARNING, DANGER
    }

    /** The health of a connection at a moment; the seconds of a countdown are taken from it. */
    static Health of(ConnectionState state, Words words, Instant now) {
        return switch (state) {
            case Connecting() -> new Health(Tone.WAITING, words.of(HeaderWord.CHIP_CONNECTING), "…",
                    words.of(HeaderWord.CONNECTING), false);
            case Live() -> new Health(Tone.GOOD, "", "", words.of(HeaderWord.LIVE), false);
            case Degraded(var why) -> new Health(Tone.WARNING, "", "~",
                    words.of(HeaderWord.DEGRADED, Sentence.of(words, why)), false);
            case Retrying(var at, var why) -> {
                long left = Sentence.secondsLeft(Duration.between(now, at));
                String seconds = Sentence.number(words, left);
                String reason = Sentence.of(words, why);
                yield left == 0
                        ? new Health(Tone.WARNING, words.of(HeaderWord.CHIP_CONNECTING), "…",
                                words.of(HeaderWord.RETRYING_NOW, reason), false)
                        : new Health(Tone.WARNING, words.of(HeaderWord.CHIP_RETRYING, seconds),
                                words.of(HeaderWord.SHORT_SECONDS, seconds),
                                words.of(HeaderWord.RETRYING, seconds, reason), true);
            }
            case Offline() -> new Health(Tone.WAITING, words.of(HeaderWord.CHIP_OFFLINE), "–",
                    words.of(HeaderWord.OFFLINE), false);
            case Failed(var why) -> new Health(Tone.DANGER, Sentence.of(words, why), "!",
                    words.of(HeaderWord.FAILED, Sentence.of(words, why)), true,
                    why.code() == ReasonCode.BAD_TOKEN || why.code() == ReasonCode.MISSING_RIGHT);
            case Closed() -> new Health(Tone.WAITING, words.of(HeaderWord.CHIP_CLOSED), "–",
                    words.of(HeaderWord.CLOSED), false);
        };
    }
}
