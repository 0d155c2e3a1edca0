package app.tributary.platform.hapihub;

import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.net.Surprises;
import app.tributary.platform.ChannelSetup;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What all rooms of one account at one server share: its tokens, the names that were looked up, and what was
 * learned of the server. Any thread may call.
 */
final class HapihubAccess {
    private final HapihubApi api;
    private final HapihubNames names;
    private final HapihubSignIn signIn;
    private final AtomicBoolean deletes;

    private HapihubAccess(Network network, URI base, ChannelSetup.Account account, HapihubTimings timings,
            Surprises surprises) {
        var odd = new OddFrames(account.id().toString());
        var settings = new HapihubSettings(account.settings());
        var wire = new HapihubWire(network, base, settings.environment(), timings, odd);
        signIn = new HapihubSignIn(wire, account, network.clock());
        api = new HapihubApi(wire, signIn, settings.numberStyle(), timings, odd, surprises);
        names = new HapihubNames(api, network.clock(), timings);
        deletes = new AtomicBoolean(settings.deletes());
    }

    HapihubApi api() {
        return api;
    }

    HapihubNames names() {
        return names;
    }

    HapihubSignIn signIn() {
        return signIn;
    }

    /** Whether messages may be deleted: where the setting says so and the server has not refused it. */
    boolean deletes() {
        return deletes.get();
    }

    void noDeletes() {
        deletes.set(false);
    }

    /** The accounts that are in use. */
    static final class Shelf {
        private final Map<Key, HapihubAccess> known = new ConcurrentHashMap<>();
        private final Network network;
        private final HapihubTimings timings;
        private final Surprises surprises;

        private record Key(URI base, ChannelSetup.Account account) {}

        Shelf(Network network, HapihubTimings timings, Surprises surprises) {
            this.network = network;
            this.timings = timings;
            this.surprises = surprises;
        }

        /** The one of this account, with its settings as they are; made where there is none yet. */
        HapihubAccess of(URI base, ChannelSetup.Account account) {
            return known.computeIfAbsent(new Key(base, account), unseen -> fresh(base, account));
        }

        /** One of its own: for a trial. */
        HapihubAccess fresh(URI base, ChannelSetup.Account account) {
            return new HapihubAccess(network, base, account, timings, surprises);
        }
    }
}
