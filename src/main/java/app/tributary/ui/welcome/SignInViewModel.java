package app.tributary.ui.welcome;

import app.tributary.platform.AccountTrial;
import app.tributary.platform.AccountTrial.Result;
import app.tributary.platform.SignInAttempt.Gained;
import app.tributary.ui.Language;
import app.tributary.ui.Sentence;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A sign-in through the browser: the page that is open there, and the wait for it. FX thread only. */
public final class SignInViewModel {
    private final Language language;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private Optional<AccountTrial<Gained>> running = Optional.empty();

    /**
     * How it stands.
     *
     * @param waiting whether the person has to do something in the browser
     * @param page what is open there, as soon as it is known
     * @param words a sentence; empty: nothing was begun
     */
    public record State(boolean waiting, Optional<URI> page, String words) {
        static final State IDLE = new State(false, Optional.empty(), "");
    }

    SignInViewModel(Language language, Executor fx) {
        this.language = language;
        this.fx = fx;
    }

    /** How it stands. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether it is waited for. */
    public boolean isUnderWay() {
        return running.isPresent();
    }

    /**
     * Begins one, in the place of an earlier one.
     *
     * @param begin begins it and tells its page to what it is given
     * @param done is given what came of it
     */
    void follow(Function<Consumer<URI>, AccountTrial<Gained>> begin, Consumer<Gained> done) {
        running.ifPresent(AccountTrial::cancel);
        running = Optional.empty();
        state.set(new State(true, Optional.empty(), language.words().of(AccountWord.SIGN_IN_OPENING)));
        var trial = begin.apply(page -> fx.execute(() -> {
            if (state.get().waiting()) {
                state.set(new State(true, Optional.of(page), language.words().of(AccountWord.SIGN_IN_WAITING)));
            }
        }));
        running = Optional.of(trial);
        var _ = trial.result().thenAccept(result -> fx.execute(() -> {
            if (running.filter(trial::equals).isPresent()) {
                running = Optional.empty();
                ended(result, done);
            }
        }));
    }

    /** Gives it up; whether it was under way. */
    boolean cancel() {
        boolean ran = running.isPresent();
        var given = running;
        running = Optional.empty();
        given.ifPresent(AccountTrial::cancel);
        state.set(State.IDLE);
        return ran;
    }

    private void ended(Result<Gained> result, Consumer<Gained> done) {
        var words = language.words();
        switch (result) {
            case Result.Came<Gained>(var gained) -> {
                state.set(new State(false, Optional.empty(), words.of(AccountWord.SIGN_IN_DONE)));
                done.accept(gained);
            }
            case Result.Failed<Gained>(var why) -> state.set(new State(false, Optional.empty(),
                    words.of(AccountWord.SIGN_IN_FAILED, Sentence.of(words, why))));
            case Result.Cancelled<Gained>() -> state.set(State.IDLE);
        }
    }
}
