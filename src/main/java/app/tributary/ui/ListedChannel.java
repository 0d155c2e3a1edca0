package app.tributary.ui;

import app.tributary.chat.AccountId;
import app.tributary.chat.Channel;
import app.tributary.chat.PlatformId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A channel that the console has open, under the name that the screen calls it by.
 *
 * @param channel which one
 * @param label what it is called: the platform's proper name, with the channel's where a platform has two
 * @param account the account that it is opened with
 * @param careful what its address is called, where all that is done there counts for real; it is marked
 */
public record ListedChannel(Channel channel, String label, Optional<AccountId> account, Optional<String> careful) {
    /** A channel at an address like any other. */
    public ListedChannel(Channel channel, String label, Optional<AccountId> account) {
        this(channel, label, account, Optional.empty());
    }

    /** The same, at an address of that name where all counts for real; empty: it does not. */
    public ListedChannel withCareful(Optional<String> word) {
        return new ListedChannel(channel, label, account, word);
    }

    /** What a channel is called on the screen, also one that is not open any more. */
    public static String labelOf(Channel channel, Collection<ListedChannel> open) {
        return open.stream().filter(listed -> listed.channel().equals(channel)).findFirst().map(ListedChannel::label)
                .orElseGet(channel::toString);
    }

    /** The channels under names that tell them apart, in their order. */
    public static List<ListedChannel> named(List<Channel> channels, Map<Channel, AccountId> accounts,
            Map<PlatformId, String> platforms) {
        var ofPlatform = new TreeMap<PlatformId, Integer>();
        channels.forEach(channel -> ofPlatform.merge(channel.platform(), 1, Integer::sum));
        return channels.stream().map(channel -> {
            String platform = platforms.getOrDefault(channel.platform(), channel.platform().value());
            String label = ofPlatform.getOrDefault(channel.platform(), 1) > 1
                    ? platform + " " + channel.name()
                    : platform;
            return new ListedChannel(channel, label, Optional.ofNullable(accounts.get(channel)));
        }).toList();
    }
}
