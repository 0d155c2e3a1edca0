package app.tributary.platform.allmine;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.net.OddFrames;
import app.tributary.net.Surprises;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the history: at the start, to close a gap after a loss, and instead of a socket. Keeps account of since when
 * something may be missing. One thread reads; any thread may tell of a loss.
 */
final class AllmineHistory {
    static final int PAGE = 100;
    private static final int POLL_PAGE = 50;
    /** At the start nothing tells how far back is enough: as much as a reader scrolls. */
    private static final int FIRST_PAGES = 5;
    /** 2,000 messages: more than a loss of some minutes hides. */
    private static final int MOST_PAGES = 20;

    private final AllminePages pages;
    private final AllmineMapper mapper;
    private final AllmineOutput output;
    private final AllmineTimings timings;
    private final InstantSource clock;
    private final OddFrames odd;
    private String streamId = "";
    private boolean begun;
    private AllmineMemory.Mark wholeUpTo;
    private Instant wholeAt;
    private Optional<Instant> lostAt = Optional.empty();

    AllmineHistory(AllmineApi api, AllmineMapper mapper, AllmineOutput output, AllmineTimings timings,
            InstantSource clock, OddFrames odd, Surprises surprises) {
        pages = new AllminePages(api, surprises);
        this.mapper = mapper;
        this.output = output;
        this.timings = timings;
        this.clock = clock;
        this.odd = odd;
        wholeUpTo = output.mark();
        wholeAt = clock.instant();
    }

    /**
     * What a read brought.
     *
     * @param fresh messages that were not known
     * @param oldestFresh the platform's time of the oldest of them
     */
    record Taken(int fresh, Optional<Instant> oldestFresh) {}

    /** What a run through the pages brought. */
    private static final class Harvest {
        private final List<AllmineMapper.Said> rows = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private Optional<Instant> oldest = Optional.empty();
        private boolean reached;
        private boolean readable = true;
    }

    /** From now on it is this stream. */
    synchronized void enter(String id) {
        if (!streamId.equals(id)) {
            streamId = id;
            begun = false;
            lostAt = Optional.empty();
            pages.forget();
        }
    }

    /**
     * From here on messages may be missed, until the next read.
     *
     * @param heardAt the last moment that is surely whole
     */
    synchronized void lost(Instant heardAt) {
        if (begun && lostAt.isEmpty()) {
            lostAt = Optional.of(heardAt.isAfter(wholeAt) ? heardAt : wholeAt);
        }
    }

    /**
     * Reads what is new.
     *
     * @param following true: nothing was missed since the last read, so that what is new was just said
     */
    Answer<Taken> read(boolean following) {
        AllmineMemory.Mark mark;
        boolean first;
        boolean afterLoss;
        synchronized (this) {
            mark = wholeUpTo;
            first = !begun;
            afterLoss = lostAt.isPresent();
        }
        Instant startedAt = clock.instant();
        var harvest = new Harvest();
        boolean small = following && !afterLoss && !first;
        var walk = pages.walk(streamId, small ? POLL_PAGE : PAGE, first ? FIRST_PAGES : MOST_PAGES,
                rows -> take(rows, harvest, mark, first));
        return walk.then(ended -> {
            harvest.rows.sort(Comparator.<AllmineMapper.Said, Instant>comparing(said -> said.message().sentAt())
                    .thenComparing(said -> said.message().key().id()));
            var origin = small ? Origin.LIVE : Origin.BACKFILL;
            int fresh = 0;
            Optional<Instant> oldestFresh = Optional.empty();
            for (var said : harvest.rows) {
                if (output.say(said, origin, true)) {
                    fresh++;
                    oldestFresh = oldestFresh.or(() -> Optional.of(said.message().sentAt()));
                }
            }
            tellVanished(harvest, startedAt);
            over(harvest, first || harvest.reached || ended, fresh, startedAt);
            return new Answer.Got<>(new Taken(fresh, oldestFresh));
        });
    }

    private synchronized void over(Harvest harvest, boolean whole, int fresh, Instant startedAt) {
        if (lostAt.isPresent() || !whole) {
            Instant from = lostAt.orElse(wholeAt);
            Instant to = whole ? startedAt : harvest.oldest.orElse(startedAt);
            output.tell(new ChatEvent.Gap(mapper.channel(), from, to.isBefore(from) ? from : to, fresh, whole));
        }
        lostAt = Optional.empty();
        begun = true;
        wholeUpTo = output.mark();
        wholeAt = startedAt;
    }

    private void tellVanished(Harvest harvest, Instant startedAt) {
        if (!harvest.readable || harvest.oldest.isEmpty()) {
            return;
        }
        var gone = output.vanished(harvest.ids, harvest.oldest.get(), startedAt.minus(timings.settle()));
        for (String id : gone) {
            output.gone(new MessageKey(mapper.channel(), id), startedAt);
        }
    }

    /** Takes the rows of a page; whether what is known begins here. */
    private boolean take(AllmineApi.ChatPage page, Harvest harvest, AllmineMemory.Mark mark, boolean first) {
        Instant now = clock.instant();
        for (var row : page.rows()) {
            var said = mapper.message(row, now);
            if (said.isEmpty()) {
                harvest.readable = false;
                odd.drop("a row of the history", row.toString());
                continue;
            }
            ChatMessage message = said.get().message();
            Instant sentAt = message.sentAt();
            harvest.oldest = harvest.oldest.filter(oldest -> !sentAt.isBefore(oldest)).or(() -> Optional.of(sentAt));
            if (harvest.ids.add(message.key().id())) {
                harvest.rows.add(said.get());
            }
            boolean old = mark.newest().filter(sentAt::isBefore).isPresent();
            harvest.reached |= !first && (old || output.knownAt(mark, message.key().id()));
        }
        return harvest.reached;
    }
}
