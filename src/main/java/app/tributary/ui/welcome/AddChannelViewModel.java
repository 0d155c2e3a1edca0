package app.tributary.ui.welcome;

import app.tributary.chat.AccountId;
import app.tributary.platform.EndpointKey;
import app.tributary.platform.PlatformCard;
import app.tributary.ui.ConsoleHandlers;
import app.tributary.ui.ConsoleHandlers.NewChannel;
import app.tributary.ui.Language;
import java.net.URI;
import java.net.URISyntaxException;
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
    public record Identity(Optional<AccountId> account) {
        static final Identity NOBODY = new Identity(Optional.empty());
    }

    private final ConsoleHandlers handlers;
    private final Language language;
    private final Request request;
    private final List<PlatformCard> cards;
    private final List<AccountId> accounts;
    private final ObjectProperty<PlatformCard> platform;
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<Identity> identity = new SimpleObjectProperty<>(Identity.NOBODY);
    private final Map<String, StringProperty> endpoints = new HashMap<>();

    /**
     * @param cards the platforms to choose from, at least one
     * @param chosen which of them comes first
     * @param accounts all that are known
     * @param fx runs on the FX thread
     */
    public AddChannelViewModel(List<PlatformCard> cards, PlatformCard chosen, List<AccountId> accounts,
            ConsoleHandlers handlers, Language language, Executor fx) {
        this.cards = List.copyOf(cards);
        this.accounts = List.copyOf(accounts);
        this.handlers = handlers;
        this.language = language;
        request = new Request(language, fx);
        platform = new SimpleObjectProperty<>(chosen);
        platform.subscribe(card -> identity.set(identities().getLast()));
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
                accounts.stream().filter(known -> known.platform().equals(platform.get().id()))
                        .map(known -> new Identity(Optional.of(known))))
                .toList();
    }

    /** What is typed as the address of an endpoint; empty: the standard one. */
    public StringProperty endpointProperty(EndpointKey key) {
        return endpoints.computeIfAbsent(platform.get().id() + " " + key.key(), made -> new SimpleStringProperty(""));
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
        var addresses = new HashMap<String, URI>();
        for (var key : platform.get().endpoints()) {
            String typed = endpointProperty(key).get().strip();
            if (!typed.isEmpty()) {
                var address = address(typed);
                if (address.isEmpty()) {
                    request.refuse(language.words().of(WelcomeWord.BAD_ADDRESS, key.key()));
                    return;
                }
                addresses.put(key.key(), address.get());
            }
        }
        request.ask(handlers.addChannel(
                new NewChannel(platform.get().id(), name.get().strip(), identity.get().account(), addresses)), done);
    }

    private static Optional<URI> address(String typed) {
        try {
            var address = new URI(typed);
            return address.isAbsolute() && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
