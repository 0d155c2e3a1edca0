package app.tributary.platform.hapihub;

import app.tributary.chat.Outcome;

/** What an answer of the server means to whoever gave the command. Pure. */
final class HapihubOutcomes {
    private HapihubOutcomes() {}

    /** The outcome of a call that may have been done although no word came. */
    static Outcome of(Answer<?> answer, Outcome done) {
        return switch (answer) {
            case Answer.Got<?> _ -> done;
            case Answer.Refused<?> no -> refused(no);
            case Answer.Broken<?> broken ->
                broken.perhapsDone() ? new Outcome.Unknown(broken.why()) : new Outcome.Failed(broken.why());
        };
    }

    static Outcome refused(Answer.Refused<?> refused) {
        if (refused.serverFailed()) {
            return new Outcome.Failed(refused.why());
        }
        return refused.status() == 405
                ? new Outcome.Unsupported(refused.why())
                : new Outcome.Rejected(refused.why(), refused.retryAt());
    }
}
