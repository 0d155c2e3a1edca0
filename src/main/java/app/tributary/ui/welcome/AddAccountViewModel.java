package app.tributary.ui.welcome;

import app.tributary.chat.AccountId;
import app.tributary.chat.Secret;
import app.tributary.platform.AccountKey;
import app.tributary.platform.PlatformCard;
import app.tributary.ui.ConsoleHandlers;
import app.tributary.ui.ConsoleHandlers.NewAccount;
import app.tributary.ui.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** An account that is being connected. FX thread only. */
public final class AddAccountViewModel {
    /** What an account is called when its owner does not care. */
    private static final String USUAL_NAME = "main";

    private final List<PlatformCard> cards;
    private final ConsoleHandlers handlers;
    private final Language language;
    private final Request request;
    private final ObjectProperty<PlatformCard> platform;
    private final StringProperty name = new SimpleStringProperty(USUAL_NAME);
    private final Map<String, StringProperty> values = new HashMap<>();

    /**
     * @param cards the platforms to choose from, at least one
     * @param fx runs on the FX thread
     */
    public AddAccountViewModel(List<PlatformCard> cards, ConsoleHandlers handlers, Language language, Executor fx) {
        this.cards = List.copyOf(cards);
        this.handlers = handlers;
        this.language = language;
        request = new Request(language, fx);
        platform = new SimpleObjectProperty<>(
                cards.stream().filter(card -> !card.accountKeys().isEmpty()).findFirst().orElse(cards.getFirst()));
    }

    public List<PlatformCard> cards() {
        return cards;
    }

    public ObjectProperty<PlatformCard> platformProperty() {
        return platform;
    }

    /** The user's own word for the account. */
    public StringProperty nameProperty() {
        return name;
    }

    /** What is typed for a key. */
    public StringProperty valueProperty(AccountKey key) {
        return values.computeIfAbsent(platform.get().id() + " " + key.key(), made -> new SimpleStringProperty(""));
    }

    /** Whether the platform takes accounts at all in this version. */
    public boolean takesAccounts() {
        return !platform.get().accountKeys().isEmpty();
    }

    /** How the asking stands. */
    public Request request() {
        return request;
    }

    /** Asks for the account to be kept, unless something is missing; then says what. */
    public void submit(Runnable done) {
        var words = language.words();
        if (name.get().isBlank()) {
            request.refuse(words.of(WelcomeWord.NAME_MISSING));
            return;
        }
        var settings = new HashMap<String, String>();
        var secrets = new HashMap<String, Secret>();
        for (var key : platform.get().accountKeys()) {
            String typed = valueProperty(key).get().strip();
            if (typed.isEmpty()) {
                if (key.required()) {
                    request.refuse(words.of(WelcomeWord.FIELD_MISSING, words.of(key.label())));
                    return;
                }
            } else if (key.secret()) {
                secrets.put(key.key(), new Secret(typed));
            } else {
                settings.put(key.key(), typed);
            }
        }
        request.ask(handlers.addAccount(
                new NewAccount(new AccountId(platform.get().id(), name.get().strip()), settings, secrets, Map.of(),
                        Optional.empty())),
                () -> {
                    forget();
                    done.run();
                });
    }

    /** Lets go of everything that was typed. */
    public void forget() {
        values.values().forEach(value -> value.set(""));
    }
}
