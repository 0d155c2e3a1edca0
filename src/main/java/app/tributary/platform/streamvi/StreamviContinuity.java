package app.tributary.platform.streamvi;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.EventSink;
import java.time.Instant;
import java.util.Optional;

/**
 * Watches over the stretches of time in which messages may have been missed, and says of each, once it is over,
 * whether anything is missing. Any thread.
 */
final class StreamviContinuity {
    private final Channel channel;
    private final EventSink sink;
    private final StreamviFeed feed;
    private Optional<Instant> wholeUntil = Optional.empty();
    private Optional<Outage> outage = Optional.empty();

    /**
     * A stretch that is not over.
     *
     * @param from the last moment that is whole
     * @param newest the platform's time of the newest message before it
     */
    private record Outage(Instant from, Optional<Instant> newest) {}

    StreamviContinuity(Channel channel, EventSink sink, StreamviFeed feed) {
        this.channel = channel;
        this.sink = sink;
        this.feed = feed;
    }

    /** Nothing is missing up to this moment, unless an outage is not over. */
    synchronized void whole(Instant at) {
        if (outage.isEmpty() && (wholeUntil.isEmpty() || wholeUntil.get().isBefore(at))) {
            wholeUntil = Optional.of(at);
        }
    }

    /** From here on messages may be missed. Nothing before the chat was first read, or where that is known. */
    synchronized void lost() {
        if (outage.isEmpty()) {
            outage = wholeUntil.map(from -> new Outage(from, feed.newest()));
        }
    }

    /** Whether an outage is not over. */
    synchronized boolean isOpen() {
        return outage.isPresent();
    }

    /** The server gave all that was missed, of which so many were not known. */
    synchronized void recovered(Instant at, int filled) {
        outage.ifPresent(gap -> over(gap.from(), at, filled, true));
        whole(at);
    }

    /** The history was read, beginning at that moment. */
    synchronized void read(Instant startedAt, StreamviFeed.Filled filled) {
        outage.ifPresent(gap -> {
            Instant reach = gap.newest().orElse(gap.from());
            boolean whole = filled.all() || filled.oldest().filter(oldest -> !oldest.isAfter(reach)).isPresent();
            Instant to = whole ? startedAt : filled.oldest().orElse(startedAt);
            over(gap.from(), to.isBefore(gap.from()) ? startedAt : to, filled.fresh(), whole);
        });
        whole(startedAt);
    }

    private void over(Instant from, Instant to, int filled, boolean whole) {
        outage = Optional.empty();
        sink.accept(new ChatEvent.Gap(channel, from, to.isBefore(from) ? from : to, filled, whole));
    }
}
