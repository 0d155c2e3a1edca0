package app.tributary.ui.welcome;

import app.tributary.account.AccountSettings;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.AccountKey;
import app.tributary.platform.PlatformCard;
import app.tributary.ui.ConsoleHandlers;
import app.tributary.ui.ConsoleHandlers.NewChannel;
import app.tributary.ui.Language;
import app.tributary.ui.welcome.TrialViewModel.Phase;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;

/**
 * An account that is being connected, or changed. It is stored when its test has shown that it works, or
 * when the person insists. FX thread only.
 */
public final class AddAccountViewModel {
    private final List<PlatformCard> cards;
    private final Optional<AccountSettings> edited;
    private final ConsoleHandlers handlers;
    private final Language language;
    private final Executor fx;
    private final AccountDraft draft;
    private final Request request;
    private final TrialViewModel trial;
    private final SignInViewModel signIn;
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.TEST);
    private final ReadOnlyObjectWrapper<Set<String>> added = new ReadOnlyObjectWrapper<>(Set.of());
    /** Nothing but the name was changed: that needs no test. */
    private boolean asKnown;

    /** What the main button does next. */
    public enum Step {
        /** It tries the account. */
        TEST,
        /** It stores the account. */
        KEEP,
        /** It is stored, and the button closes the panel. */
        CLOSE
    }

    /**
     * @param cards the platforms to choose from, at least one
     * @param accounts all that are known
     * @param edited the one that is changed; empty: a new one is connected
     * @param fx runs on the FX thread
     */
    public AddAccountViewModel(List<PlatformCard> cards, List<AccountSettings> accounts,
            Optional<AccountSettings> edited, ConsoleHandlers handlers, Language language, Executor fx) {
        this.cards = List.copyOf(cards);
        this.edited = edited;
        this.handlers = handlers;
        this.language = language;
        this.fx = fx;
        asKnown = edited.isPresent();
        request = new Request(language, fx);
        trial = new TrialViewModel(language, fx);
        signIn = new SignInViewModel(language, fx);
        var chosen = cards.stream()
                .filter(card -> edited.isPresent()
                        ? card.id().equals(edited.get().id().platform())
                        : !card.accountKeys().isEmpty())
                .findFirst().orElse(cards.getFirst());
        draft = new AccountDraft(chosen, accounts, edited, this::touched);
        draft.platformProperty().subscribe((before, after) -> {
            signIn.cancel();
            trial.clear();
            request.refuse("");
        });
        trial.shownProperty().subscribe(shown -> think());
    }

    public List<PlatformCard> cards() {
        return cards;
    }

    public ObjectProperty<PlatformCard> platformProperty() {
        return draft.platformProperty();
    }

    /** The account that is changed; empty: it is a new one. */
    public Optional<AccountSettings> edited() {
        return edited;
    }

    /** The user's own word for the account. */
    public StringProperty nameProperty() {
        return draft.nameProperty();
    }

    /** What is typed for a key; for one with choices the chosen one. */
    public StringProperty valueProperty(AccountKey key) {
        return draft.valueProperty(key);
    }

    /** Where the platform is reached. */
    public EndpointsViewModel endpoints() {
        return draft.endpoints();
    }

    /** Whether the platform takes accounts at all in this version. */
    public boolean takesAccounts() {
        return !platformProperty().get().accountKeys().isEmpty();
    }

    /** Whether one can sign in through the browser. */
    public boolean signsInByBrowser() {
        return handlers.signsInByBrowser(platformProperty().get().id());
    }

    /** How the asking stands. */
    public Request request() {
        return request;
    }

    /** How the test stands. */
    public TrialViewModel trial() {
        return trial;
    }

    /** How the sign-in through the browser stands. */
    public SignInViewModel signIn() {
        return signIn;
    }

    /** What the main button does next. */
    public ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** The channels that were added out of the suggestions, by name. */
    public ReadOnlyObjectProperty<Set<String>> addedProperty() {
        return added.getReadOnlyProperty();
    }

    /** Whether it may be stored although no test has shown that it works. */
    public boolean canInsist() {
        var shown = trial.shownProperty().get();
        return step.get() == Step.TEST && shown.phase() != Phase.NONE && shown.phase() != Phase.RUNNING;
    }

    /** Whether it can be tried although it need not be. */
    public boolean canTestAgain() {
        return step.get() == Step.KEEP && takesAccounts() && !trial.isRunning();
    }

    /** Whether something was typed, or is under way, that would be lost. */
    public boolean hasWork() {
        return step.get() != Step.CLOSE && (trial.isRunning() || signIn.isUnderWay() || draft.hasSecrets());
    }

    /** Gives up what is under way; whether something was. */
    public boolean giveUp() {
        return trial.cancel() || signIn.cancel();
    }

    /** What the main button does. */
    public void proceed(Runnable done) {
        switch (step.get()) {
            case TEST -> test();
            case KEEP -> keep(done);
            case CLOSE -> done.run();
        }
    }

    /** Tries the account, unless something is missing; then says what. */
    public void test() {
        if (complete(true)) {
            trial.follow(handlers.tryAccount(draft.account(),
                    renewed -> fx.execute(() -> draft.fill(Map.of(), renewed))));
        }
    }

    /** Stores the account, unless something is missing; then says what. */
    public void keep(Runnable done) {
        if (complete(true)) {
            request.ask(handlers.addAccount(draft.account()), () -> {
                draft.stored();
                step.set(Step.CLOSE);
                done.run();
            });
        }
    }

    /** Stores the account, where that is still to be done, and adds a channel to act in as it. */
    public void add(AccountCheck.Suggestion channel) {
        Runnable adding = () -> request.ask(handlers.addChannel(new NewChannel(platformProperty().get().id(),
                channel.name(), Optional.of(draft.id()), Map.of())), () -> {
                    var all = new HashSet<>(added.get());
                    all.add(channel.name());
                    added.set(Set.copyOf(all));
                });
        if (step.get() == Step.CLOSE) {
            adding.run();
        } else {
            keep(adding);
        }
    }

    /** Opens the browser to sign in there; what comes of it is filled in and tried. */
    public void signInByBrowser() {
        if (complete(false)) {
            signIn.follow(page -> handlers.signIn(draft.account(), page), gained -> {
                draft.fill(gained.settings(), gained.secrets());
                touched();
                test();
            });
        }
    }

    /** Opens a page of the platform in the browser. */
    public void open(URI page) {
        handlers.openLink(page);
    }

    /** Lets go of everything that was typed and of everything that is under way. */
    public void forget() {
        signIn.cancel();
        trial.clear();
        draft.forget();
    }

    private void touched() {
        asKnown = false;
        request.refuse("");
        if (step.get() == Step.CLOSE) {
            step.set(Step.TEST);
        }
        trial.touched();
        think();
    }

    private void think() {
        if (step.get() != Step.CLOSE) {
            step.set(asKnown || trial.shownProperty().get().works() ? Step.KEEP : Step.TEST);
        }
    }

    /** Whether nothing stands in the way; says what does. */
    private boolean complete(boolean withFields) {
        var obstacle = draft.obstacle(language, withFields);
        request.refuse(obstacle.orElse(""));
        return obstacle.isEmpty();
    }
}
