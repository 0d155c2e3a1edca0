package app.tributary.platform.allmine;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * How a connection stands, made of its two ways to the chat: the socket and the reads of the history. Says so when it
 * changes. Any thread may call.
 */
final class AllmineHealth {
    private final Channel channel;
    private final AllmineOutput output;
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

        /** Does not; tried again at that time. */
        record Down(Reason why, Instant retryAt) implements Line {}
    }

    AllmineHealth(Channel channel, AllmineOutput output, InstantSource clock) {
        this.channel = channel;
        this.output = output;
        this.clock = clock;
    }

    /** A stream is taken up: nothing is known of either way. */
    synchronized void begin() {
        socket = new Line.Pending();
        history = new Line.Pending();
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
            output.tell(new ChatEvent.Connection(channel, state, clock.instant()));
        }
    }

    /** Says the state once more: what can be done is different. */
    synchronized void repeat() {
        said.ifPresent(state -> output.tell(new ChatEvent.Connection(channel, state, clock.instant())));
    }

    synchronized boolean isLive() {
        return said.filter(ConnectionState.Live.class::isInstance).isPresent();
    }

    private void weigh() {
        switch (socket) {
            case Line.Up ignored -> {
                switch (history) {
                    case Line.Up both -> say(new ConnectionState.Live());
                    case Line.Down(Reason why, Instant at) -> say(new ConnectionState.Degraded(why));
                    case Line.Pending pending -> say(new ConnectionState.Connecting());
                }
            }
            case Line.Down(Reason why, Instant at) -> {
                switch (history) {
                    case Line.Up polling ->
                        say(new ConnectionState.Degraded(Reason.of(ReasonCode.POLLING, words(why))));
                    case Line.Down(Reason cause, Instant again) -> say(new ConnectionState.Retrying(again, cause));
                    case Line.Pending pending -> say(new ConnectionState.Connecting());
                }
            }
            case Line.Pending pending -> {
                if (history instanceof Line.Down(Reason cause, Instant again)) {
                    say(new ConnectionState.Retrying(again, cause));
                }
            }
        }
    }

    /** The interface translates the code; what is polled for is said by the server's own word. */
    private static String words(Reason why) {
        return why.detail().isBlank() ? why.code().name().toLowerCase(Locale.ROOT).replace('_', ' ') : why.detail();
    }
}
