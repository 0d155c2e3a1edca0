package app.tributary.ui.welcome;

import app.tributary.account.AccountSettings;
import app.tributary.account.ChannelSettings;
import app.tributary.chat.AccountId;
import app.tributary.platform.AccountCheck;
import app.tributary.platform.PlatformCard;
import app.tributary.ui.ConsoleHandlers;
import app.tributary.ui.ConsoleHandlers.NewAccount;
import app.tributary.ui.ConsoleHandlers.NewChannel;
import app.tributary.ui.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A channel that is being set up. FX thread only. */
public final class AddChannelViewModel {
    /**
     * Whom the console acts as in a channel.
     *
     * @param account empty: nobody, it only reads
     */
    public record Identity(Optional<AccountSettings> account) {
        static final Identity NOBODY = new Identity(Optional.empty());

        Optional<AccountId> id() {
            return account.map(AccountSettings::id);
        }
    }

    private final ConsoleHandlers handlers;
    private final Language language;
    private final Request request;
    private final List<PlatformCard> cards;
    private final List<AccountSettings> accounts;
    private final Optional<ChannelSettings> edited;
    private final TrialViewModel trial;
    private final ObjectProperty<PlatformCard> platform;
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<Identity> identity = new SimpleObjectProperty<>(Identity.NOBODY);
    private final Map<Identity, EndpointsViewModel> endpoints = new HashMap<>();

    /**
     * @param cards the platforms to choose from, at least one
     * @param chosen which of them comes first
     * @param accounts all that are known
     * @param fx runs on the FX thread
     */
    public AddChannelViewModel(List<PlatformCard> cards, PlatformCard chosen, List<AccountSettings> accounts,
            ConsoleHandlers handlers, Language language, Executor fx) {
        this(cards, chosen, accounts, Optional.empty(), handlers, language, fx);
    }

    /** A channel that is set up and is changed: its account and its addresses, not its name. */
    public AddChannelViewModel(List<PlatformCard> cards, ChannelSettings edited, List<AccountSettings> accounts,
            ConsoleHandlers handlers, Language language, Executor fx) {
        this(cards, cards.stream().filter(card -> card.id().equals(edited.channel().platform())).findFirst()
                .orElse(cards.getFirst()), accounts, Optional.of(edited), handlers, language, fx);
    }

    private AddChannelViewModel(List<PlatformCard> cards, PlatformCard chosen, List<AccountSettings> accounts,
            Optional<ChannelSettings> edited, ConsoleHandlers handlers, Language language, Executor fx) {
        this.cards = List.copyOf(cards);
        this.accounts = List.copyOf(accounts);
        this.edited = edited;
        this.handlers = handlers;
        this.language = language;
        request = new Request(language, fx);
        trial = new TrialViewModel(language, fx);
        platform = new SimpleObjectProperty<>(chosen);
        platform.subscribe(card -> {
            identity.set(identities().getLast());
            endpoints.clear();
        });
        identity.subscribe(actor -> trial.clear());
        edited.ifPresent(known -> {
            name.set(known.channel().name());
            identity.set(identities().stream().filter(actor -> actor.id().equals(known.account())).findFirst()
                    .orElse(Identity.NOBODY));
        });
    }

    /** The channel that is changed; empty: a new one is added. */
    public Optional<ChannelSettings> edited() {
        return edited;
    }

    public List<PlatformCard> cards() {
        return cards;
    }

    public ObjectProperty<PlatformCard> platformProperty() {
        return platform;
    }

    public StringProperty nameProperty() {
        return name;
    }

    /** Whom to act as. */
    public ObjectProperty<Identity> identityProperty() {
        return identity;
    }

    /** Nobody, and the accounts on the chosen platform. */
    public List<Identity> identities() {
        return Stream.concat(Stream.of(Identity.NOBODY),
                accounts.stream().filter(known -> known.id().platform().equals(platform.get().id()))
                        .map(known -> new Identity(Optional.of(known))))
                .toList();
    }

    /** Where the platform is reached: as by the account, unless something is said here. */
    public EndpointsViewModel endpoints() {
        return endpoints.computeIfAbsent(identity.get(),
                actor -> new EndpointsViewModel(platform.get().endpoints(),
                        actor.account().map(AccountSettings::endpoints).orElse(Map.of()),
                        edited.map(ChannelSettings::endpoints).orElse(Map.of()), () -> {}));
    }

    /** The search for channels of the chosen account. */
    public TrialViewModel trial() {
        return trial;
    }

    /** Tries the chosen account, which tells the channels that it may want. */
    public void suggest() {
        identity.get().account().ifPresent(actor -> trial.follow(handlers.tryAccount(new NewAccount(actor.id(),
                actor.values(), Map.of(), actor.endpoints(), Optional.of(actor.id())), renewed -> {})));
    }

    /** Takes a suggestion. */
    public void take(AccountCheck.Suggestion channel) {
        name.set(channel.name());
    }

    /** How the asking stands. */
    public Request request() {
        return request;
    }

    /** Asks for the channel, unless something typed is wrong; then says what. */
    public void submit(Runnable done) {
        if (name.get().isBlank()) {
            request.refuse(language.words().of(WelcomeWord.NAME_MISSING));
            return;
        }
        var obstacle = endpoints().obstacle(language);
        if (obstacle.isPresent()) {
            request.refuse(obstacle.get());
            return;
        }
        request.ask(handlers.addChannel(new NewChannel(platform.get().id(), name.get().strip(),
                identity.get().id(), endpoints().addresses())), done);
    }
}
