package app.tributary.account;

import app.tributary.chat.AccountId;
import java.net.URI;
import java.util.Map;

/**
 * An account, without its secrets.
 *
 * @param id which one
 * @param values its values that are no secrets, by the platform's account keys
 * @param home where its secrets are, so that a locked keychain is never taken for a missing account
 * @param endpoints addresses other than the standard ones, by the platform's endpoint keys: a channel that acts
 *        as the account has them too, unless it says otherwise
 */
public record AccountSettings(AccountId id, Map<String, String> values, SecretHome home, Map<String, URI> endpoints) {
    public AccountSettings {
        values = Map.copyOf(values);
        endpoints = Map.copyOf(endpoints);
    }

    /** An account at the standard addresses. */
    public AccountSettings(AccountId id, Map<String, String> values, SecretHome home) {
        this(id, values, home, Map.of());
    }
}
