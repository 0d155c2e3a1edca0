package app.tributary.platform;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Channel;
import app.tributary.chat.EventSink;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A platform: what it is and can do, and how a channel of it is opened. Any thread may call. */
public interface ChatPlatform {
    /** What it is called and what it has to be told. */
    PlatformCard card();

    /** What can be done with an account, or without one, before a server was asked. */
    Capabilities capabilities(boolean signedIn);

    /** What only this platform can do, before a server was asked. */
    default List<NativeAction> actions() {
        return List.of();
    }

    /**
     * Tries an account, right by right, without changing anything on the platform. Blocks on the network, at
     * most about 20 s. Expected trouble is a line of the answer, never an exception.
     *
     * @param endpoints addresses set by the user, by their keys
     * @param trial the account as filled in; a token that it rotates is written to its token store
     */
    default AccountCheck check(Map<String, URI> endpoints, ChannelSetup.Account trial) {
        return new AccountCheck(List.of(), List.of());
    }

    /** How an account signs in through the browser; empty: by what is filled in alone. */
    default Optional<BrowserSignIn> signIn() {
        return Optional.empty();
    }

    /**
     * The channel that a person means by a name: its spelling made regular (case, a leading sign, a
     * whole web address). Empty where it cannot be a name on this platform.
     */
    Optional<Channel> channelOf(String name);

    /**
     * Opens a channel to read and write it. Returns at once; all that happens arrives at the sink,
     * first of all a connection state. Lost connections are opened again for ever, until closed.
     */
    Connection open(ChannelSetup setup, EventSink sink);

    /** Only the commands of a channel, by REST alone, without any realtime socket. */
    CommandPort commands(ChannelSetup setup);
}
