package app.tributary.account;

import app.tributary.chat.AccountId;
import java.util.Map;

/**
 * An account, without its secrets.
 *
 * @param id which one
 * @param values its values that are no secrets, by the platform's account keys
 * @param home where its secrets are, so that a locked keychain is never taken for a missing account
 */
public record AccountSettings(AccountId id, Map<String, String> values, SecretHome home) {
    public AccountSettings {
        values = Map.copyOf(values);
    }
}
