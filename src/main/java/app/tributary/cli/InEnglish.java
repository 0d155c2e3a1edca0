package app.tributary.cli;

import app.tributary.chat.Reason;
import app.tributary.words.ReasonWord;
import app.tributary.words.Words;

/** Reasons in the language of the command line. */
final class InEnglish {
    private static final Words ENGLISH = Words.english();

    private InEnglish() {}

    static String of(Reason reason) {
        return ENGLISH.of(ReasonWord.valueOf(reason.code().name()), reason.detail()).strip();
    }
}
