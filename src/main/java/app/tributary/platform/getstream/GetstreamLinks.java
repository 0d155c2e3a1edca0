package app.tributary.platform.getstream;

import app.tributary.chat.AccountId;
import app.tributary.chat.EventSink;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.platform.ChannelSetup;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The links of all accounts: one for the channels of one account with the same settings. Any thread may call. */
final class GetstreamLinks {
    private final Network network;
    private final GetstreamTimings timings;
    private final Map<Key, GetstreamLink> links = new HashMap<>();

    private record Key(Optional<AccountId> account, Map<String, String> settings, URI rest, URI realtime) {
        static Key of(ChannelSetup setup) {
            return new Key(setup.account().map(ChannelSetup.Account::id),
                    setup.account().map(ChannelSetup.Account::settings).orElse(Map.of()),
                    setup.endpoint(GetstreamPlatform.REST), setup.endpoint(GetstreamPlatform.REALTIME));
        }
    }

    GetstreamLinks(Network network, GetstreamTimings timings) {
        this.network = network;
        this.timings = timings;
    }

    /** Opens a channel on the link of its account. */
    synchronized GetstreamConnection open(ChannelSetup setup, EventSink sink) {
        var link = links.computeIfAbsent(Key.of(setup), unseen -> {
            String name = setup.account().map(account -> account.id().name()).orElse("nobody");
            var odd = new OddFrames(GetstreamPlatform.ID + ":" + name);
            var api = new GetstreamApi(network, new GetstreamAccess(network, setup, timings.answerWithin()), timings,
                    odd);
            var fresh = new GetstreamLink(network, api, timings, odd, name);
            fresh.start();
            return fresh;
        });
        var connection = new GetstreamConnection(setup.channel(), sink, network, link, this);
        link.join(connection);
        connection.start();
        return connection;
    }

    /** Takes a channel out; with the last one the link ends. */
    synchronized void leave(GetstreamConnection member, GetstreamLink link) {
        if (link.leave(member) && links.values().remove(link)) {
            link.close();
        }
    }
}
