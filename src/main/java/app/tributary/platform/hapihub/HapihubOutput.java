package app.tributary.platform.hapihub;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.EventSink;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way from a connection to its sink: every change of its standing once, and nothing after the end. Any
 * thread may call.
 */
final class HapihubOutput {
    private final Channel channel;
    private final EventSink sink;
    private final InstantSource clock;
    private boolean closed;
    private boolean live;
    private Optional<Reason> weak = Optional.empty();
    private @Nullable ConnectionState told;

    HapihubOutput(Channel channel, EventSink sink, InstantSource clock) {
        this.channel = channel;
        this.sink = sink;
        this.clock = clock;
    }

    synchronized void tell(ChatEvent event) {
        if (!closed) {
            sink.accept(event);
        }
    }

    /** Nothing passes from now on. */
    synchronized void close() {
        closed = true;
    }

    synchronized void connecting() {
        live = false;
        stands(new ConnectionState.Connecting());
    }

    /** The socket delivers. */
    synchronized void live() {
        live = true;
        weak = Optional.empty();
        stands(new ConnectionState.Live());
    }

    /** The socket is gone; what is said next says what that means. */
    synchronized void lost() {
        live = false;
    }

    synchronized boolean isLive() {
        return live;
    }

    /** The socket stands, but something is weaker than usual; empty: no longer. */
    synchronized void weak(Optional<Reason> why) {
        if (live && !weak.equals(why)) {
            weak = why;
            stands(why.<ConnectionState>map(ConnectionState.Degraded::new).orElseGet(ConnectionState.Live::new));
        }
    }

    synchronized void retrying(Instant at, Reason why) {
        live = false;
        stands(new ConnectionState.Retrying(at, why));
    }

    synchronized void failed(Reason why) {
        live = false;
        stands(new ConnectionState.Failed(why));
    }

    /** A question for what is new went well; means nothing where the socket has come back meanwhile. */
    synchronized void polled(String why) {
        if (!live) {
            stands(new ConnectionState.Degraded(Reason.of(ReasonCode.POLLING, why)));
        }
    }

    /** It went wrong, likewise. */
    synchronized void notPolled(Instant next, Reason why) {
        if (!live) {
            stands(new ConnectionState.Retrying(next, why));
        }
    }

    private void stands(ConnectionState state) {
        if (!state.equals(told)) {
            told = state;
            tell(new ChatEvent.Connection(channel, state, clock.instant()));
        }
    }
}
