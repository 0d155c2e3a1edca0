package app.tributary.platform;

import app.tributary.chat.AccountId;
import app.tributary.chat.Channel;
import app.tributary.chat.Secret;
import app.tributary.chat.TokenStore;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * All that a platform is told of a channel that it opens.
 *
 * @param channel which one
 * @param endpoints addresses set by the user, by their keys; what is not in it is the standard one
 * @param account the account to act as; empty: anonymous
 */
public record ChannelSetup(Channel channel, Map<String, URI> endpoints, Optional<Account> account) {
    public ChannelSetup {
        endpoints = Map.copyOf(endpoints);
    }

    /** The address in force for a key. */
    public URI endpoint(EndpointKey key) {
        return endpoints.getOrDefault(key.key(), key.standard());
    }

    /** A value of the account that is no secret; empty without an account or value. */
    public Optional<String> setting(AccountKey key) {
        return account.map(known -> known.settings().get(key.key()));
    }

    /** A secret of the account; empty without an account or secret. May block on a keychain. */
    public Optional<Secret> secret(AccountKey key) {
        return account.flatMap(known -> known.tokens().read(known.id(), key.key()));
    }

    /**
     * An account that commands and reads go by.
     *
     * @param id which one
     * @param settings its values that are no secrets
     * @param tokens where its secrets are
     */
    public record Account(AccountId id, Map<String, String> settings, TokenStore tokens) {
        public Account {
            settings = Map.copyOf(settings);
        }
    }
}
