package app.tributary.platform.streamvi;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.EventSink;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * How the connection stands, made of its two ways to the chat: the socket and the reads of the history. Says so when
 * it changes. Any thread.
 */
final class StreamviHealth {
    private final Channel channel;
    private final EventSink sink;
    private final InstantSource clock;
    private Line socket = new Line.Pending();
    private Line history = new Line.Pending();
    private Optional<ConnectionState> said = Optional.empty();

    /** One of the two ways. */
    sealed interface Line {
        /** Not known yet. */
        record Pending() implements Line {}

        /** Delivers. */
        record Up() implements Line {}

        /** Does not; tried again at that time, if ever. */
        record Down(Reason why, Optional<Instant> retryAt) implements Line {}
    }

    StreamviHealth(Channel channel, EventSink sink, InstantSource clock) {
        this.channel = channel;
        this.sink = sink;
        this.clock = clock;
    }

    synchronized boolean socketUp() {
        return socket instanceof Line.Up;
    }

    /** A broadcast is taken up: nothing is known of either way. */
    synchronized void begin() {
        socket = new Line.Pending();
        history = new Line.Pending();
        say(new ConnectionState.Connecting());
    }

    synchronized void socket(Line now) {
        socket = now;
        weigh();
    }

    synchronized void history(Line now) {
        history = now;
        weigh();
    }

    /** Says what has nothing to do with the two ways. */
    synchronized void say(ConnectionState state) {
        if (said.filter(state::equals).isEmpty()) {
            said = Optional.of(state);
            sink.accept(new ChatEvent.Connection(channel, state, clock.instant()));
        }
    }

    /** Whether it was said that there is no broadcast. */
    synchronized boolean isOffline() {
        return said.filter(ConnectionState.Offline.class::isInstance).isPresent();
    }

    /** Says the state once more: what can be done is different. */
    synchronized void repeat() {
        said.ifPresent(state -> sink.accept(new ChatEvent.Connection(channel, state, clock.instant())));
    }

    private void weigh() {
        switch (socket) {
            case Line.Up up -> {
                switch (history) {
                    case Line.Up both -> say(new ConnectionState.Live());
                    case Line.Down(Reason why, Optional<Instant> at) -> say(new ConnectionState.Degraded(why));
                    case Line.Pending pending -> say(new ConnectionState.Connecting());
                }
            }
            case Line.Down(Reason why, Optional<Instant> at) -> {
                switch (history) {
                    case Line.Up polling ->
                        say(new ConnectionState.Degraded(Reason.of(ReasonCode.POLLING, words(why))));
                    case Line.Down(Reason cause, Optional<Instant> again) ->
                        say(new ConnectionState.Retrying(again.or(() -> at).orElseGet(clock::instant), cause));
                    case Line.Pending pending -> say(new ConnectionState.Connecting());
                }
            }
            case Line.Pending pending -> {
                if (history instanceof Line.Down(Reason cause, Optional<Instant> again)) {
                    say(new ConnectionState.Retrying(again.orElseGet(clock::instant), cause));
                }
            }
        }
    }

    private static String words(Reason why) {
        return why.detail().isBlank() ? why.code().name().toLowerCase(Locale.ROOT).replace('_', ' ') : why.detail();
    }
}
