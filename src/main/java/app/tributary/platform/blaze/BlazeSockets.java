package app.tributary.platform.blaze;

import app.tributary.chat.AccountId;
import app.tributary.net.Network;
import app.tributary.platform.ChannelSetup;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sockets of the accounts: overlapping sockets of one account throw each other out, so there is one, which
 * all channels of the account share. It stands as long as somebody has a seat at it. Any thread may call.
 */
final class BlazeSockets {
    private final Network network;
    private final BlazeTimings timings;
    private final Map<Key, BlazeSocket> sockets = new HashMap<>();
    /** Types whose refusal the log has. */
    private final Set<String> loggedTypes = ConcurrentHashMap.newKeySet();

    private record Key(AccountId account, URI address) {}

    BlazeSockets(Network network, BlazeTimings timings) {
        this.network = network;
        this.timings = timings;
    }

    /** A seat for a channel, at the socket that stands or at a new one. */
    synchronized BlazeSeat join(ChannelSetup setup, String channelId, BlazeApi api) {
        var account = setup.account().map(ChannelSetup.Account::id)
                .orElseThrow(() -> new IllegalArgumentException("a socket belongs to an account"));
        var key = new Key(account, setup.endpoint(BlazePlatform.EVENTS));
        var seat = new BlazeSeat(channelId, api);
        var standing = sockets.get(key);
        if (standing == null || !standing.admit(seat)) {
            var fresh = new BlazeSocket(network, key.address(), timings, loggedTypes, account.toString(), standing);
            fresh.admit(seat);
            sockets.put(key, fresh);
            fresh.start();
        }
        return seat;
    }
}
