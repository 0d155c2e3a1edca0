package app.tributary.platform.blaze;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.MessageKey;
import app.tributary.net.OddFrames;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the history: at the start, to close a gap after a loss, and instead of a socket. Keeps account of
 * since when something may be missing. One thread reads; any thread may tell of a loss.
 */
final class BlazeHistory {
    private static final int PAGE = 100;
    private static final int POLL_PAGE = 50;
    /** At the start nothing tells how far back is enough: as much as a reader scrolls. */
    private static final int FIRST_PAGES = 5;
    /** 5,000 messages: more than the feed shows of one channel. */
    private static final int MOST_PAGES = 50;

    private final BlazeApi api;
    private final BlazeMapper mapper;
    private final BlazeMemory memory;
    private final BlazeOutput output;
    private final BlazeTimings timings;
    private final InstantSource clock;
    private final OddFrames odd;

    private BlazeMemory.Mark wholeUpTo;
    private Instant wholeAt;
    private Optional<Instant> lostAt = Optional.empty();
    private boolean following;
    private int losses;

    BlazeHistory(BlazeApi api, BlazeMapper mapper, BlazeMemory memory, BlazeOutput output, BlazeTimings timings,
            InstantSource clock, OddFrames odd) {
        this.api = api;
        this.mapper = mapper;
        this.memory = memory;
        this.output = output;
        this.timings = timings;
        this.clock = clock;
        this.odd = odd;
        wholeUpTo = memory.mark();
        wholeAt = clock.instant();
    }

    /** What a run through the pages brought, newest page first. */
    private static final class Harvest {
        private final List<ChatEvent> events = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private Optional<Instant> oldest = Optional.empty();
        private boolean reached;
        private boolean ended;
        private boolean readable = true;
    }

    /** The first fill. */
    Answer<Boolean> fill(String channelId) {
        return read(channelId, PAGE, FIRST_PAGES, Origin.BACKFILL).then(harvest -> {
            harvest.events.forEach(output::tell);
            synchronized (this) {
                wholeUpTo = memory.mark();
                wholeAt = clock.instant();
            }
            return new Answer.Got<>(true);
        });
    }

    /** Asks for what is new, instead of a socket. */
    Answer<Boolean> poll(String channelId) {
        boolean afterLoss;
        synchronized (this) {
            var quiet = timings.pollEvery().multipliedBy(3);
            afterLoss = lostAt.isPresent() || wholeAt.plus(quiet).isBefore(clock.instant());
        }
        return catchUp(channelId, POLL_PAGE, afterLoss ? Origin.BACKFILL : Origin.LIVE, false);
    }

    /** Closes the gap before a socket that delivers again. */
    Answer<Boolean> join(String channelId) {
        return catchUp(channelId, PAGE, Origin.BACKFILL, true);
    }

    /**
     * The socket that was followed is gone.
     *
     * @param heardAt when it last gave a sign of life
     */
    synchronized void lost(Instant heardAt) {
        losses++;
        if (following) {
            following = false;
            wholeUpTo = memory.mark();
            wholeAt = heardAt;
        }
        if (lostAt.isEmpty()) {
            lostAt = Optional.of(wholeAt);
        }
    }

    private Answer<Boolean> catchUp(String channelId, int limit, Origin origin, boolean thenFollow) {
        int before;
        synchronized (this) {
            before = losses;
        }
        Instant startedAt = clock.instant();
        return read(channelId, limit, MOST_PAGES, origin).then(harvest -> {
            int filled = (int) harvest.events.stream().filter(output::tell)
                    .filter(ChatEvent.Message.class::isInstance).count();
            tellVanished(harvest, startedAt);
            synchronized (this) {
                boolean whole = harvest.reached || (harvest.ended && wholeUpTo.newest().isEmpty());
                if (lostAt.isPresent() || !whole) {
                    tellGap(harvest, filled, whole, startedAt);
                }
                lostAt = Optional.empty();
                if (!thenFollow) {
                    wholeUpTo = memory.mark();
                    wholeAt = startedAt;
                } else if (losses == before) {
                    following = true;
                }
            }
            return new Answer.Got<>(true);
        });
    }

    private void tellGap(Harvest harvest, int filled, boolean whole, Instant startedAt) {
        Instant known = lostAt.orElse(wholeAt);
        Instant from = wholeUpTo.newest().filter(known::isBefore).orElse(known);
        Instant to = whole ? startedAt : harvest.oldest.orElse(startedAt);
        output.tell(new ChatEvent.Gap(mapper.channel(), from, to.isBefore(from) ? from : to, filled, whole));
    }

    private void tellVanished(Harvest harvest, Instant startedAt) {
        if (!harvest.readable || harvest.oldest.isEmpty()) {
            return;
        }
        var gone = memory.vanished(harvest.ids, harvest.oldest.get(), startedAt.minus(timings.settle()));
        for (String id : gone) {
            output.tell(new ChatEvent.Removal(new MessageKey(mapper.channel(), id), Optional.empty(), startedAt));
        }
    }

    /** Pages back until something is known, or the history or the patience ends. */
    private Answer<Harvest> read(String channelId, int limit, int pages, Origin origin) {
        BlazeMemory.Mark mark;
        synchronized (this) {
            mark = wholeUpTo;
        }
        var harvest = new Harvest();
        var seen = new HashSet<String>();
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < pages; page++) {
            var answer = api.history(channelId, cursor, limit);
            switch (answer) {
                case Answer.Got<BlazeApi.Page> got -> take(got.value(), harvest, mark, origin);
                case Answer.Trouble<BlazeApi.Page> ignored -> {
                    return answer.then(never -> new Answer.Got<>(harvest));
                }
            }
            cursor = ((Answer.Got<BlazeApi.Page>) answer).value().cursor();
            harvest.ended = cursor.isEmpty() || !seen.add(cursor.get());
            if (harvest.reached || harvest.ended) {
                break;
            }
        }
        intoTimeOrder(harvest.events);
        return new Answer.Got<>(harvest);
    }

    /** Rows of the same millisecond keep the order that the server has them in, whichever end it starts from. */
    private static void intoTimeOrder(List<ChatEvent> events) {
        if (!events.isEmpty() && !sentAt(events.getFirst()).isBefore(sentAt(events.getLast()))) {
            Collections.reverse(events);
        }
        events.sort(Comparator.comparing(BlazeHistory::sentAt));
    }

    private void take(BlazeApi.Page page, Harvest harvest, BlazeMemory.Mark mark, Origin origin) {
        Instant now = clock.instant();
        for (var row : page.rows()) {
            var event = mapper.line(row, origin, now);
            if (event.isEmpty()) {
                harvest.readable = false;
                odd.drop("a row of the history", row.toString());
                continue;
            }
            Instant sentAt = sentAt(event.get());
            harvest.oldest = harvest.oldest.filter(sentAt::isAfter).or(() -> Optional.of(sentAt));
            String id = id(event.get());
            if (id.isEmpty() || harvest.ids.add(id)) {
                harvest.events.add(event.get());
            }
            boolean old = mark.newest().filter(newest -> !sentAt.isAfter(newest)).isPresent();
            harvest.reached |= old || memory.knownAt(mark, id);
        }
    }

    private static String id(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Message message -> message.message().key().id();
            case ChatEvent.Notice notice -> notice.id().orElse("");
            case ChatEvent other -> throw new IllegalArgumentException("no row of a history: " + other);
        };
    }

    private static Instant sentAt(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Message message -> message.message().sentAt();
            case ChatEvent.Notice notice -> notice.at();
            case ChatEvent other -> throw new IllegalArgumentException("no row of a history: " + other);
        };
    }
}
