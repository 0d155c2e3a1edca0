package app.tributary.platform;

import app.tributary.chat.PlatformId;
import app.tributary.words.Word;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a platform is to the rest of the house: data.
 *
 * @param id its word
 * @param label its proper name, the same in every language
 * @param nameMeaning what the NAME of {@code platform:NAME} stands for, in a sentence
 * @param endpoints the addresses that it talks to
 * @param accountKeys what an account needs
 */
public record PlatformCard(PlatformId id, String label, Word nameMeaning, List<EndpointKey> endpoints,
        List<AccountKey> accountKeys) {
    public PlatformCard {
        endpoints = List.copyOf(endpoints);
        accountKeys = List.copyOf(accountKeys);
    }

    /**
     * The address to be careful with that is among those in force: what is done there counts for real.
     *
     * @param addresses those that are not the standard ones, by their keys
     */
    public Optional<EndpointKey.Preset> careful(Map<String, URI> addresses) {
        return endpoints.stream()
                .flatMap(key -> key.presetOf(addresses.getOrDefault(key.key(), key.standard())).stream())
                .filter(EndpointKey.Preset::careful).findFirst();
    }
}
