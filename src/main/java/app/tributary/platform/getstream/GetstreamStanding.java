package app.tributary.platform.getstream;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a channel stands. Every change is told once; a loss that is mended soon is not told at all. Used by the
 * channel's thread alone.
 */
final class GetstreamStanding {
    private final Channel channel;
    private final InstantSource clock;
    private final Duration hideLoss;
    private final Consumer<ChatEvent> out;
    private ConnectionState.@Nullable Retrying hidden;
    private Instant showAt = Instant.MAX;
    private @Nullable ConnectionState told;

    GetstreamStanding(Channel channel, InstantSource clock, Duration hideLoss, Consumer<ChatEvent> out) {
        this.channel = channel;
        this.clock = clock;
        this.hideLoss = hideLoss;
        this.out = out;
    }

    void connecting() {
        tell(new ConnectionState.Connecting());
    }

    /**
     * Everything arrives.
     *
     * @param poorly why it is long polls; empty: it is a socket
     * @return whether that was news
     */
    boolean live(Optional<Reason> poorly) {
        settle();
        return tell(poorly.<ConnectionState>map(ConnectionState.Degraded::new).orElseGet(ConnectionState.Live::new));
    }

    void retrying(Instant at, Reason why) {
        var state = new ConnectionState.Retrying(at, why);
        boolean well = told instanceof ConnectionState.Live || told instanceof ConnectionState.Degraded;
        if (!well) {
            tell(state);
            return;
        }
        if (hidden == null) {
            showAt = clock.instant().plus(hideLoss);
        }
        hidden = state;
        expire();
    }

    void failed(Reason why) {
        settle();
        tell(new ConnectionState.Failed(why));
    }

    /** What can be done has changed, though not how it stands. */
    void repeat() {
        if (told != null) {
            out.accept(new ChatEvent.Connection(channel, told, clock.instant()));
        }
    }

    /** A loss that lasts is shown. */
    void expire() {
        var loss = hidden;
        if (loss != null && !clock.instant().isBefore(showAt)) {
            settle();
            tell(loss);
        }
    }

    /** When a loss has to be shown. */
    Optional<Instant> nextEnd() {
        return hidden == null ? Optional.empty() : Optional.of(showAt);
    }

    boolean isFailed() {
        return told instanceof ConnectionState.Failed;
    }

    private void settle() {
        hidden = null;
        showAt = Instant.MAX;
    }

    private boolean tell(ConnectionState state) {
        if (state.equals(told)) {
            return false;
        }
        told = state;
        out.accept(new ChatEvent.Connection(channel, state, clock.instant()));
        return true;
    }
}
