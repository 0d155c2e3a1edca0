package app.tributary.ui.welcome;

import app.tributary.account.AccountSettings;
import app.tributary.chat.AccountId;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Secret;
import app.tributary.platform.AccountKey;
import app.tributary.platform.PlatformCard;
import app.tributary.ui.ConsoleHandlers.NewAccount;
import app.tributary.ui.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What is typed of an account, field by field. FX thread only. */
final class AccountDraft {
    /** What an account is called when its owner does not care. */
    private static final String USUAL_NAME = "main";

    private final List<AccountSettings> accounts;
    private final Optional<AccountSettings> edited;
    private final ObjectProperty<PlatformCard> platform;
    private final StringProperty name;
    private final Map<String, StringProperty> values = new HashMap<>();
    private final Map<PlatformId, EndpointsViewModel> endpoints = new HashMap<>();
    /** Values that have no field: of another version, or given by the platform. */
    private final Map<String, String> otherValues = new HashMap<>();
    private final Map<String, Secret> otherSecrets = new HashMap<>();
    private final Runnable onChange;
    private Optional<AccountId> former;
    private String proposed;
    private boolean filling;

    /**
     * @param accounts all that are known
     * @param edited the one that is changed; empty: it is a new one
     * @param onChange is called when the person has changed anything but the name
     */
    AccountDraft(PlatformCard chosen, List<AccountSettings> accounts, Optional<AccountSettings> edited,
            Runnable onChange) {
        this.accounts = List.copyOf(accounts);
        this.edited = edited;
        this.onChange = onChange;
        former = edited.map(AccountSettings::id);
        platform = new SimpleObjectProperty<>(chosen);
        proposed = former.map(AccountId::name).orElseGet(this::freeName);
        name = new SimpleStringProperty(proposed);
        edited.ifPresent(known -> known.values().forEach((key, value) -> {
            if (chosen.accountKeys().stream().map(AccountKey::key).noneMatch(key::equals)) {
                otherValues.put(key, value);
            }
        }));
        platform.subscribe((before, after) -> {
            if (name.get().equals(proposed)) {
                proposed = freeName();
                name.set(proposed);
            }
        });
    }

    ObjectProperty<PlatformCard> platformProperty() {
        return platform;
    }

    StringProperty nameProperty() {
        return name;
    }

    /** What is typed for a key; for one with choices the chosen one. */
    StringProperty valueProperty(AccountKey key) {
        return values.computeIfAbsent(platform.get().id() + " " + key.key(), made -> {
            var value = new SimpleStringProperty(edited.map(known -> known.values().get(key.key()))
                    .orElse(key.choices().isEmpty() ? "" : key.choices().getFirst()));
            value.subscribe((before, after) -> changed());
            return value;
        });
    }

    EndpointsViewModel endpoints() {
        return endpoints.computeIfAbsent(platform.get().id(),
                made -> new EndpointsViewModel(platform.get().endpoints(), Map.of(),
                        edited.map(AccountSettings::endpoints).orElse(Map.of()), this::changed));
    }

    AccountId id() {
        return new AccountId(platform.get().id(), name.get().strip());
    }

    /** Whether the account is stored already, so that secrets that are not typed are there all the same. */
    boolean isStored() {
        return former.isPresent();
    }

    /** It is stored as it stands. */
    void stored() {
        former = Optional.of(id());
    }

    /** Whether a secret was typed. */
    boolean hasSecrets() {
        return platform.get().accountKeys().stream()
                .anyMatch(key -> key.secret() && !valueProperty(key).get().isBlank());
    }

    /** What the platform gave takes the place of what was typed. */
    void fill(Map<String, String> settings, Map<String, Secret> secrets) {
        quietly(() -> {
            otherValues.putAll(settings);
            otherSecrets.putAll(secrets);
            for (var key : platform.get().accountKeys()) {
                Optional.ofNullable(otherValues.remove(key.key())).ifPresent(valueProperty(key)::set);
                Optional.ofNullable(otherSecrets.remove(key.key())).map(Secret::value)
                        .ifPresent(valueProperty(key)::set);
            }
        });
    }

    /** Lets go of everything that was typed. */
    void forget() {
        quietly(() -> {
            values.values().forEach(value -> value.set(""));
            otherSecrets.clear();
        });
    }

    /**
     * What stands in the way, in words.
     *
     * @param withFields whether everything that is required has to be there
     */
    Optional<String> obstacle(Language language, boolean withFields) {
        var words = language.words();
        if (name.get().isBlank()) {
            return Optional.of(words.of(WelcomeWord.NAME_MISSING));
        }
        if (isTaken(id())) {
            return Optional.of(words.of(AccountWord.NAME_TAKEN, id().name()));
        }
        return platform.get().accountKeys().stream()
                .filter(key -> withFields && key.required() && valueProperty(key).get().isBlank()
                        && !(key.secret() && isStored()))
                .findFirst().map(key -> words.of(WelcomeWord.FIELD_MISSING, words.of(key.label())))
                .or(() -> endpoints().obstacle(language));
    }

    /** The account as it stands. Only where nothing stands in the way. */
    NewAccount account() {
        var settings = new HashMap<>(otherValues);
        var secrets = new HashMap<>(otherSecrets);
        for (var key : platform.get().accountKeys()) {
            String typed = valueProperty(key).get().strip();
            boolean standard = !key.required() && !key.choices().isEmpty() && key.choices().getFirst().equals(typed);
            if (!typed.isEmpty() && !standard) {
                if (key.secret()) {
                    secrets.put(key.key(), new Secret(typed));
                } else {
                    settings.put(key.key(), typed);
                }
            }
        }
        return new NewAccount(id(), settings, secrets, endpoints().addresses(), former);
    }

    private void changed() {
        if (!filling) {
            onChange.run();
        }
    }

    private void quietly(Runnable change) {
        filling = true;
        try {
            change.run();
        } finally {
            filling = false;
        }
    }

    private boolean isTaken(AccountId wanted) {
        return former.filter(wanted::equals).isEmpty()
                && accounts.stream().map(AccountSettings::id).anyMatch(wanted::equals);
    }

    private String freeName() {
        String free = USUAL_NAME;
        for (int number = 2; isTaken(new AccountId(platform.get().id(), free)); number++) {
            free = USUAL_NAME + " " + number;
        }
        return free;
    }
}
