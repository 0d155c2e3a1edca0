package app.tributary.platform.blaze;

import app.tributary.chat.AccountId;
import app.tributary.chat.TokenStore;
import app.tributary.net.Network;
import app.tributary.net.OddFrames;
import app.tributary.net.Surprises;
import app.tributary.platform.ChannelSetup;
import java.util.HashMap;
import java.util.Map;

/** What all channels of Blaze have in common: the tokens and the socket of each account. Any thread may call. */
final class BlazeShared {
    private final Network network;
    private final BlazeTimings timings;
    private final BlazeSockets sockets;
    private final Surprises surprises = new Surprises("Blaze");
    private final Map<Key, BlazeTokens> tokens = new HashMap<>();

    /** An account is one and the same only in the same store: a rehearsal has accounts of its own. */
    private record Key(AccountId account, int store) {}

    BlazeShared(Network network, BlazeTimings timings) {
        this.network = network;
        this.timings = timings;
        sockets = new BlazeSockets(network, timings);
    }

    Network network() {
        return network;
    }

    BlazeTimings timings() {
        return timings;
    }

    BlazeSockets sockets() {
        return sockets;
    }

    Surprises surprises() {
        return surprises;
    }

    /** The calls of a channel. */
    BlazeCaller caller(ChannelSetup setup, OddFrames odd) {
        return new BlazeCaller(network, setup, odd, timings, tokens(setup));
    }

    private synchronized BlazeTokens tokens(ChannelSetup setup) {
        return setup.account().map(account -> tokens.computeIfAbsent(
                new Key(account.id(), System.identityHashCode(store(account))),
                unseen -> new BlazeTokens(network, timings))).orElseGet(() -> new BlazeTokens(network, timings));
    }

    private static TokenStore store(ChannelSetup.Account account) {
        return account.tokens();
    }
}
