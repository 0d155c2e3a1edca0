package app.tributary.platform;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One address that a platform talks to and that a setting can point elsewhere.
 *
 * @param key the word of {@code --endpoint KEY=URL}
 * @param standard the public address; for a required one an example
 * @param presets addresses that the platform itself names, to choose from
 * @param required whether the user has to say it: the system is self-hosted
 */
public record EndpointKey(String key, URI standard, List<Preset> presets, boolean required) {
    public EndpointKey {
        presets = List.copyOf(presets);
    }

    /** A public address without alternatives. */
    public EndpointKey(String key, URI standard) {
        this(key, standard, List.of(), false);
    }

    /** The preset that an address is, if it is one. */
    public Optional<Preset> presetOf(URI address) {
        return presets.stream().filter(preset -> preset.address().equals(address)).findFirst();
    }

    /**
     * An address to choose.
     *
     * @param word its name: {@code production}; the same in every language
     * @param careful whether what is done there counts for real, which the screen then marks
     */
    public record Preset(String word, URI address, boolean careful) {}
}
