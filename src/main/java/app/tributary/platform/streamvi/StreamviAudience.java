package app.tributary.platform.streamvi;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.EventSink;
import app.tributary.chat.Outlet;
import app.tributary.platform.streamvi.wire.OutletsDto;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The restreams of the current broadcast and how many watch each. Says so when it changes. Any thread. */
final class StreamviAudience {
    private final Channel channel;
    private final EventSink sink;
    private final InstantSource clock;
    private final StreamviRoom room;
    private Map<Long, Long> viewers = new HashMap<>();
    private Optional<List<Outlet>> saidOutlets = Optional.empty();
    private Optional<Long> saidCount = Optional.empty();

    StreamviAudience(Channel channel, EventSink sink, InstantSource clock, StreamviRoom room) {
        this.channel = channel;
        this.sink = sink;
        this.clock = clock;
        this.room = room;
    }

    /** The list was read; a count that it does not give stays as it was. */
    synchronized void list(OutletsDto dto) {
        var outlets = StreamviMapper.outlets(dto);
        room.outlets(outlets);
        var counts = new HashMap<Long, Long>();
        for (var outlet : StreamviMapper.results(dto)) {
            Long count = outlet.viewers() != null ? outlet.viewers() : viewers.get(outlet.restreamId());
            if (count != null) {
                counts.put(outlet.restreamId(), Math.max(0, count));
            }
        }
        viewers = counts;
        if (saidOutlets.filter(outlets::equals).isEmpty()) {
            saidOutlets = Optional.of(outlets);
            sink.accept(new ChatEvent.Outlets(channel, outlets, clock.instant()));
        }
        count();
    }

    /** One count is another. */
    synchronized void views(long restream, long count) {
        viewers.put(restream, count);
        count();
    }

    /** The broadcast is over: nobody watches, nothing can be sent to. */
    synchronized void none() {
        viewers = new HashMap<>();
        if (saidCount.filter(said -> said > 0).isPresent()) {
            sink.accept(new ChatEvent.Viewers(channel, 0, clock.instant()));
        }
        saidCount = Optional.empty();
        if (saidOutlets.isPresent()) {
            saidOutlets = Optional.empty();
            sink.accept(new ChatEvent.Outlets(channel, List.of(), clock.instant()));
        }
    }

    private void count() {
        if (!viewers.isEmpty()) {
            long sum = viewers.values().stream().mapToLong(Long::longValue).sum();
            if (saidCount.filter(said -> said == sum).isEmpty()) {
                saidCount = Optional.of(sum);
                sink.accept(new ChatEvent.Viewers(channel, sum, clock.instant()));
            }
        }
    }
}
