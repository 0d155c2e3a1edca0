package app.tributary.ui.welcome;

import app.tributary.chat.Reason;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.AccountCheck.Verdict;
import app.tributary.platform.AccountTrial;
import app.tributary.platform.AccountTrial.Result;
import app.tributary.platform.Phrases;
import app.tributary.ui.Language;
import app.tributary.ui.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The test of an account: whether it runs, and what it showed. FX thread only. */
public final class TrialViewModel {
    private static final int LONGEST_LINE = 120;
    private static final int LONGEST_IN_SUMMARY = 40;

    private final Language language;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);
    private Optional<AccountTrial<AccountCheck>> running = Optional.empty();

    /** How far it is. */
    public enum Phase {
        /** Nothing was tried. */
        NONE,
        /** It runs. */
        RUNNING,
        /** It is as the lines say. */
        DONE,
        /** Something was changed since. */
        STALE,
        /** It came to nothing, or was given up. */
        FAILED
    }

    /**
     * One line of the result.
     *
     * @param what was tried, in words
     * @param why it is missing or not known; may be empty
     */
    public record Line(String what, Verdict verdict, String why) {}

    /**
     * How it stands.
     *
     * @param summary a sentence about all of it; empty where nothing was tried
     * @param works whether it was tried to the end and nothing is missing
     * @param channels that the account may want
     */
    public record Shown(Phase phase, String summary, boolean works, List<Line> lines,
            List<AccountCheck.Suggestion> channels) {
        static final Shown NOTHING = new Shown(Phase.NONE, "", false, List.of(), List.of());

        public Shown {
            lines = List.copyOf(lines);
            channels = List.copyOf(channels);
        }
    }

    TrialViewModel(Language language, Executor fx) {
        this.language = language;
        this.fx = fx;
    }

    /** How it stands. */
    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Whether it runs. */
    public boolean isRunning() {
        return running.isPresent();
    }

    /** Follows a trial that has begun, in the place of an earlier one. */
    void follow(AccountTrial<AccountCheck> trial) {
        running.ifPresent(AccountTrial::cancel);
        running = Optional.of(trial);
        shown.set(new Shown(Phase.RUNNING, language.words().of(AccountWord.TESTING), false, List.of(), List.of()));
        var _ = trial.result().thenAccept(result -> fx.execute(() -> {
            if (running.filter(trial::equals).isPresent()) {
                running = Optional.empty();
                ended(result);
            }
        }));
    }

    /** Gives up what runs; whether something did. */
    boolean cancel() {
        boolean ran = running.isPresent();
        running.ifPresent(trial -> {
            running = Optional.empty();
            trial.cancel();
            fail(language.words().of(AccountWord.TEST_CANCELLED));
        });
        return ran;
    }

    /** What was tried has changed. */
    void touched() {
        if (cancel()) {
            return;
        }
        var now = shown.get();
        if (now.phase() == Phase.DONE || now.phase() == Phase.FAILED) {
            shown.set(new Shown(Phase.STALE, language.words().of(AccountWord.TEST_STALE), false, now.lines(),
                    List.of()));
        }
    }

    /** Forgets it. */
    void clear() {
        cancel();
        shown.set(Shown.NOTHING);
    }

    private void ended(Result<AccountCheck> result) {
        switch (result) {
            case Result.Came<AccountCheck>(var check) -> show(check);
            case Result.Failed<AccountCheck>(Reason why) ->
                fail(language.words().of(AccountWord.TEST_FAILED, Sentence.of(language.words(), why)));
            case Result.Cancelled<AccountCheck>() -> fail(language.words().of(AccountWord.TEST_CANCELLED));
        }
    }

    private void fail(String why) {
        shown.set(new Shown(Phase.FAILED, why, false, List.of(), List.of()));
    }

    private void show(AccountCheck check) {
        var words = language.words();
        var lines = check.lines().stream()
                .map(line -> new Line(Sentence.oneLine(Phrases.in(words, line.what()), LONGEST_LINE),
                        line.verdict(), line.why().map(why -> Sentence.of(words, why)).orElse("")))
                .toList();
        String missing = lines.stream().filter(line -> line.verdict() == Verdict.MISSING)
                .map(line -> Sentence.oneLine(line.what(), LONGEST_IN_SUMMARY)).collect(Collectors.joining(", "));
        String summary;
        if (lines.isEmpty()) {
            summary = words.of(AccountWord.TEST_NOTHING);
        } else if (!missing.isEmpty()) {
            summary = words.of(AccountWord.TEST_MISSING, missing);
        } else if (!check.works()) {
            summary = words.of(AccountWord.TEST_UNSURE);
        } else if (lines.stream().anyMatch(line -> line.verdict() == Verdict.UNKNOWN)) {
            summary = words.of(AccountWord.TEST_WORKS_AS_FAR);
        } else {
            summary = words.of(AccountWord.TEST_WORKS);
        }
        shown.set(new Shown(Phase.DONE, summary, check.works(), lines, check.channels()));
    }
}
