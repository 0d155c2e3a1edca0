package app.tributary.platform;

import app.tributary.chat.PlatformId;
import app.tributary.words.Word;
import java.util.List;

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
}
