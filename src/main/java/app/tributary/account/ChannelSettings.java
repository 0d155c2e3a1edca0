package app.tributary.account;

import app.tributary.chat.AccountId;
import app.tributary.chat.Channel;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A channel that the console opens.
 *
 * @param channel which one
 * @param accountName the name of the account to act as, on the same platform; empty: anonymous
 * @param endpoints addresses other than those of the account, else the standard ones, by the platform's endpoint
 *        keys; in force is what {@link Settings#endpoints} says
 */
public record ChannelSettings(Channel channel, Optional<String> accountName, Map<String, URI> endpoints) {
    public ChannelSettings {
        endpoints = Map.copyOf(endpoints);
    }

    /** A channel read without an account, at the standard addresses. */
    public static ChannelSettings anonymous(Channel channel) {
        return new ChannelSettings(channel, Optional.empty(), Map.of());
    }

    /** The same channel, acting as another account; empty: anonymous. */
    public ChannelSettings as(Optional<String> other) {
        return new ChannelSettings(channel, other, endpoints);
    }

    /** The account to act as. */
    public Optional<AccountId> account() {
        return accountName.map(name -> new AccountId(channel.platform(), name));
    }
}
