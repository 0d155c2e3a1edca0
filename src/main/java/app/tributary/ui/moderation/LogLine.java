package app.tributary.ui.moderation;

import app.tributary.chat.ChatCommand;
import app.tributary.chat.ChatCommand.ActOnPerson;
import app.tributary.chat.ChatCommand.Edit;
import app.tributary.chat.ChatCommand.Native;
import app.tributary.chat.ChatCommand.PinMessage;
import app.tributary.chat.ChatCommand.React;
import app.tributary.chat.ChatCommand.Remove;
import app.tributary.chat.ChatCommand.Send;
import app.tributary.chat.ChatCommand.SetMode;
import app.tributary.chat.ChatCommand.Unpin;
import app.tributary.chat.Outcome;
import app.tributary.desk.ActionRecord;
import app.tributary.ui.Amounts;
import app.tributary.ui.Sentence;
import app.tributary.words.Words;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * A line of the log of what was done from here. Immutable.
 *
 * @param id of the action
 * @param mark how it ended
 * @param what what was done
 * @param about to what, cut to a few words
 * @param where in which channel
 * @param why what came of it, in a sentence; empty where all is well
 * @param at when
 */
public record LogLine(long id, Mark mark, String what, String about, String where, String why, Instant at) {
    private static final int LONGEST = 60;

    /** How an action ended; the sign stands before the words, so that colour is not needed. */
    public enum Mark {
        DONE("✓"), FAILED("✕"), UNDER_WAY("…"), UNKNOWN("?");

        private final String sign;

        Mark(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** @param label what the platform calls an action of its own; empty: it is not there any more */
    static LogLine of(ActionRecord action, String where, Function<Native, Optional<String>> label, Words words) {
        boolean nothing = action.command() instanceof Native own && own.message().isEmpty() && own.person().isEmpty();
        return new LogLine(action.id(), mark(action.outcome()), what(action.command(), label, words),
                nothing ? "" : Sentence.oneLine(action.about(), LONGEST), where, why(action.outcome(), words),
                action.at());
    }

    private static Mark mark(Optional<Outcome> outcome) {
        return outcome.map(ended -> switch (ended) {
            case Outcome.Done _,Outcome.Found _ -> Mark.DONE;
            case Outcome.Unknown _ -> Mark.UNKNOWN;
            case Outcome.Rejected _,Outcome.Unsupported _,Outcome.Failed _ -> Mark.FAILED;
        }).orElse(Mark.UNDER_WAY);
    }

    private static String what(ChatCommand command, Function<Native, Optional<String>> label, Words words) {
        return switch (command) {
            case Send _ -> words.of(ModerationWord.LOG_SENT);
            case Remove _ -> words.of(ModerationWord.LOG_REMOVED);
            case PinMessage _ -> words.of(ModerationWord.LOG_PINNED);
            case Unpin _ -> words.of(ModerationWord.LOG_UNPINNED);
            case ActOnPerson action -> switch (action.kind()) {
                case TIMEOUT -> words.of(ModerationWord.LOG_TIMEOUT)
                        + action.lasts().map(time -> " " + Amounts.span(words, time)).orElse("");
                case BAN -> words.of(ModerationWord.LOG_BAN);
                case UNBAN -> words.of(ModerationWord.LOG_UNBAN);
            };
            case Edit _ -> words.of(ModerationWord.LOG_EDITED);
            case React _ -> words.of(ModerationWord.LOG_REACTED);
            case SetMode _ -> words.of(ModerationWord.LOG_MODE);
            case Native own -> label.apply(own).orElseGet(() -> words.of(ModerationWord.LOG_NATIVE));
        };
    }

    private static String why(Optional<Outcome> outcome, Words words) {
        return outcome.map(ended -> inWords(ended, words)).orElse("");
    }

    /** What a person should know of an outcome; empty where it simply worked. */
    static String inWords(Outcome outcome, Words words) {
        return switch (outcome) {
            case Outcome.Done(var _, var note) -> note.map(why -> Sentence.of(words, why)).orElse("");
            case Outcome.Found _ -> "";
            case Outcome.Rejected(var why, var _) -> Sentence.of(words, why);
            case Outcome.Unsupported(var why) -> Sentence.of(words, why);
            case Outcome.Failed(var why) -> Sentence.of(words, why);
            case Outcome.Unknown(var why) -> words.of(ModerationWord.NO_WORD, Sentence.of(words, why));
        };
    }
}
