package app.tributary.ui.welcome;

import app.tributary.platform.EndpointKey;
import app.tributary.platform.EndpointKey.Preset;
import app.tributary.ui.Language;
import app.tributary.words.Words;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * Where a platform is reached: the environment that is chosen, and every address by itself. An address
 * at which everything counts for real is only taken when the person has said so. FX thread only.
 */
public final class EndpointsViewModel {
    private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");

    private final List<EndpointKey> keys;
    private final Map<String, URI> inherited;
    private final Map<String, StringProperty> typed = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Optional<String>> environment = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> asked = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Runnable onChange;
    private Optional<String> agreed;

    /**
     * @param keys what can be pointed elsewhere
     * @param inherited addresses that serve where nothing is typed, before the standard ones
     * @param own addresses that were typed earlier
     * @param onChange is called after every change
     */
    EndpointsViewModel(List<EndpointKey> keys, Map<String, URI> inherited, Map<String, URI> own, Runnable onChange) {
        this.keys = List.copyOf(keys);
        this.inherited = Map.copyOf(inherited);
        this.onChange = onChange;
        for (var key : keys) {
            var text = new SimpleStringProperty(
                    Optional.ofNullable(own.get(key.key())).map(URI::toString).orElse(""));
            typed.put(key.key(), text);
            text.subscribe((before, after) -> changed());
        }
        // what counts for real already has been agreed to before
        agreed = carefulNow();
        environment.set(environmentNow());
    }

    /** What stands in the field of an address; empty: the address that serves anyway. */
    public StringProperty addressProperty(EndpointKey key) {
        return Optional.ofNullable(typed.get(key.key()))
                .orElseThrow(() -> new IllegalArgumentException("no endpoint " + key.key()));
    }

    /** The address that serves where nothing is typed; empty: the person has to say it. */
    public Optional<URI> usual(EndpointKey key) {
        return Optional.ofNullable(inherited.get(key.key()))
                .or(() -> key.required() ? Optional.empty() : Optional.of(key.standard()));
    }

    /** Addresses that the person has to say. */
    public List<EndpointKey> required() {
        return keys.stream().filter(EndpointKey::required).toList();
    }

    /** Addresses that hardly anybody changes. */
    public List<EndpointKey> others() {
        return keys.stream().filter(key -> !key.required()).toList();
    }

    /** The environments that the platform has by name; empty: it has one only. */
    public List<Preset> environments() {
        var byWord = new LinkedHashMap<String, Preset>();
        keys.forEach(key -> key.presets().forEach(preset -> byWord.merge(preset.word(), preset,
                (one, other) -> one.careful() ? one : other.careful() ? other : one)));
        return List.copyOf(byWord.values());
    }

    /** The environment in force; empty: addresses of its own. */
    public ReadOnlyObjectProperty<Optional<String>> environmentProperty() {
        return environment.getReadOnlyProperty();
    }

    /** The environment that the person has to confirm before it is in force. */
    public ReadOnlyObjectProperty<Optional<String>> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** Whether the environment is the account's own choice. */
    public boolean isInherited(Preset preset) {
        return keys.stream().anyMatch(key -> Optional.ofNullable(inherited.get(key.key())).flatMap(key::presetOf)
                .map(Preset::word).filter(preset.word()::equals).isPresent());
    }

    /** Chooses an environment; one at which all counts for real is asked about first. */
    public void choose(Preset wanted) {
        if (environment.get().filter(wanted.word()::equals).isPresent()) {
            asked.set(Optional.empty());
        } else if (wanted.careful() && agreed.filter(wanted.word()::equals).isEmpty()) {
            asked.set(Optional.of(wanted.word()));
        } else {
            asked.set(Optional.empty());
            take(wanted.word());
        }
    }

    /** Yes, the one that is asked about. */
    public void confirm() {
        asked.get().ifPresent(word -> {
            agreed = Optional.of(word);
            asked.set(Optional.empty());
            take(word);
        });
    }

    /** No: it stays as it is. */
    public void decline() {
        asked.set(Optional.empty());
        var now = carefulNow();
        if (now.isPresent() && !now.equals(agreed)) {
            // it was typed as an address: back to what serves anyway
            keys.stream().filter(key -> effective(key).flatMap(key::presetOf).filter(Preset::careful).isPresent())
                    .forEach(key -> addressProperty(key).set(""));
        }
    }

    /** What stands in the way of these addresses, in words; asks where they count for real. */
    Optional<String> obstacle(Language language) {
        var words = language.words();
        for (var key : keys) {
            String text = addressProperty(key).get().strip();
            if (text.isEmpty() ? usual(key).isEmpty() : address(key, text).isEmpty()) {
                return Optional.of(text.isEmpty()
                        ? words.of(WelcomeWord.FIELD_MISSING, name(key, words))
                        : words.of(AccountWord.BAD_ENDPOINT, name(key, words)));
            }
        }
        if (asked.get().isEmpty()) {
            carefulNow().filter(word -> !agreed.equals(Optional.of(word)))
                    .ifPresent(word -> asked.set(Optional.of(word)));
        }
        return asked.get().map(word -> words.of(AccountWord.CONFIRM_FIRST, word));
    }

    /** What an address is called on the screen. */
    static String name(EndpointKey key, Words words) {
        return key.required() ? words.of(AccountWord.SERVER_ADDRESS, key.key()) : key.key();
    }

    /** Addresses that differ from those that serve anyway. Only where nothing stands in the way. */
    Map<String, URI> addresses() {
        var all = new HashMap<String, URI>();
        for (var key : keys) {
            address(key, addressProperty(key).get().strip()).filter(own -> !usual(key).equals(Optional.of(own)))
                    .ifPresent(own -> all.put(key.key(), own));
        }
        return all;
    }

    private void take(String word) {
        for (var key : keys) {
            key.presets().stream().filter(preset -> preset.word().equals(word)).findFirst()
                    .ifPresent(preset -> addressProperty(key).set(
                            usual(key).equals(Optional.of(preset.address())) ? "" : preset.address().toString()));
        }
    }

    private void changed() {
        environment.set(environmentNow());
        onChange.run();
    }

    /** The environment that every address agrees on. */
    private Optional<String> environmentNow() {
        var words = keys.stream().filter(key -> !key.presets().isEmpty())
                .map(key -> effective(key).flatMap(key::presetOf).map(Preset::word)).distinct().toList();
        return words.size() == 1 ? words.getFirst() : Optional.empty();
    }

    private Optional<String> carefulNow() {
        return keys.stream().flatMap(key -> effective(key).flatMap(key::presetOf).stream()).filter(Preset::careful)
                .map(Preset::word).findFirst();
    }

    private Optional<URI> effective(EndpointKey key) {
        String text = addressProperty(key).get().strip();
        return text.isEmpty() ? usual(key) : address(key, text);
    }

    private static Optional<URI> address(EndpointKey key, String text) {
        try {
            // a base address has paths put behind it
            String plain = key.required() ? text.replaceAll("/+$", "") : text;
            var address = new URI(plain);
            boolean whole = address.getScheme() != null && SCHEMES.contains(address.getScheme())
                    && address.getHost() != null && address.getUserInfo() == null && address.getRawQuery() == null
                    && address.getRawFragment() == null;
            return whole ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
