package app.tributary.ui.form;

import app.tributary.chat.Outcome;
import app.tributary.ui.Sentence;
import app.tributary.words.Words;

/** What became of something that was pressed, as one sentence. */
public final class Outcomes {
    private Outcomes() {}

    /** The sentence; {@code what} is the label of what was pressed. */
    public static String inWords(String what, Outcome outcome, Words words) {
        return switch (outcome) {
            case Outcome.Done(_, var note) -> note
                    .map(why -> words.of(FormWord.DONE_WITH_NOTE, what, Sentence.of(words, why)))
                    .orElseGet(() -> words.of(FormWord.DONE, what));
            case Outcome.Found _ -> words.of(FormWord.DONE, what);
            case Outcome.Rejected(var why, _) -> words.of(FormWord.REFUSED, what, Sentence.of(words, why));
            case Outcome.Unsupported(var why) -> words.of(FormWord.REFUSED, what, Sentence.of(words, why));
            case Outcome.Failed(var why) -> words.of(FormWord.REFUSED, what, Sentence.of(words, why));
            case Outcome.Unknown(var why) -> words.of(FormWord.NO_WORD, what, Sentence.of(words, why));
        };
    }

    /** While it is under way. */
    public static String underWay(String what, Words words) {
        return words.of(FormWord.RUNNING, what);
    }
}
