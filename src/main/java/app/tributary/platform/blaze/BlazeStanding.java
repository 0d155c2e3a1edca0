package app.tributary.platform.blaze;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a connection stands: puts together what the socket, the polls and the subscriptions say, and tells
 * every change once. Any thread may call.
 */
final class BlazeStanding {
    private final Channel channel;
    private final InstantSource clock;
    private final BlazeOutput output;
    private boolean live;
    private Optional<Reason> token = Optional.empty();
    private Optional<Reason> refused = Optional.empty();
    private @Nullable ConnectionState told;

    BlazeStanding(Channel channel, InstantSource clock, BlazeOutput output) {
        this.channel = channel;
        this.clock = clock;
        this.output = output;
    }

    synchronized void connecting() {
        live = false;
        tell(new ConnectionState.Connecting());
    }

    /** The socket delivers the messages. */
    synchronized void live() {
        live = true;
        refused = Optional.empty();
        token = Optional.empty();
        tellLive();
    }

    /** The socket is gone; what is said next says what that means. */
    synchronized void lost() {
        live = false;
    }

    synchronized void retrying(Instant at, Reason why) {
        live = false;
        tell(new ConnectionState.Retrying(at, why));
    }

    synchronized void failed(Reason why) {
        live = false;
        tell(new ConnectionState.Failed(why));
    }

    /** A poll went well; means nothing where the socket has come back meanwhile. */
    synchronized void polled(String why) {
        if (!live) {
            tell(new ConnectionState.Degraded(Reason.of(ReasonCode.POLLING, why)));
        }
    }

    /** A poll went wrong, likewise. */
    synchronized void notPolled(Instant next, Reason why) {
        if (!live) {
            tell(new ConnectionState.Retrying(next, why));
        }
    }

    /** Whether the token is still good for calls; the socket may outlive it. */
    synchronized void token(Optional<Reason> trouble) {
        if (live && !token.equals(trouble)) {
            token = trouble;
            tellLive();
        }
    }

    /** Subscriptions that matter were refused. */
    synchronized void refused(String types) {
        if (live) {
            refused = Optional.of(Reason.of(ReasonCode.REFUSED, types));
            tellLive();
        }
    }

    /** Says the state once more: what can be done is different. */
    synchronized void repeat() {
        var state = told;
        if (state != null) {
            output.tell(new ChatEvent.Connection(channel, state, clock.instant()));
        }
    }

    synchronized boolean isLive() {
        return live;
    }

    private void tellLive() {
        var weak = token.or(() -> refused);
        tell(weak.<ConnectionState>map(ConnectionState.Degraded::new).orElseGet(ConnectionState.Live::new));
    }

    private void tell(ConnectionState state) {
        if (!state.equals(told)) {
            told = state;
            output.tell(new ChatEvent.Connection(channel, state, clock.instant()));
        }
    }
}
