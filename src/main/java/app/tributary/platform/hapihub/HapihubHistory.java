package app.tributary.platform.hapihub;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.net.OddFrames;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the history: at the start, to close a gap after a loss, and instead of a socket. Keeps account of
 * since when something may be missing. One thread reads; any thread may tell of a loss.
 */
final class HapihubHistory {
    /** At the start nothing tells how far back is enough: as much as a reader scrolls. */
    private static final int FIRST_PAGES = 5;
    /** 5,000 messages: more than the feed shows of one channel. */
    private static final int MOST_PAGES = 100;
    /** Messages may be dated a little earlier than others that could be read before them. */
    private static final Duration OVERLAP = Duration.ofSeconds(2);

    private final HapihubPages pages;
    private final HapihubMemory memory;
    private final HapihubIntake intake;
    private final HapihubOutput output;
    private final HapihubMapper mapper;
    private final HapihubTimings timings;
    private final InstantSource clock;

    private Instant wholeAt;
    private Optional<Instant> wholeUpTo = Optional.empty();
    /** The newest message that the followed socket has told; what a call has brought says nothing of those before it. */
    private Optional<Instant> toldUpTo = Optional.empty();
    private Optional<Instant> lostAt = Optional.empty();
    private boolean following;
    private int losses;

    HapihubHistory(HapihubApi api, String room, HapihubMapper mapper, HapihubMemory memory, HapihubIntake intake,
            HapihubOutput output, HapihubTimings timings, InstantSource clock, OddFrames odd) {
        pages = new HapihubPages(api, room, odd);
        this.memory = memory;
        this.intake = intake;
        this.output = output;
        this.mapper = mapper;
        this.timings = timings;
        this.clock = clock;
        wholeAt = clock.instant();
    }

    /** The first fill; after a loss that ended the connection, what was missed since. */
    Answer<Integer> fill() {
        if (memory.newest().isPresent()) {
            return catchUp(Origin.BACKFILL, false, this::read);
        }
        return pages.newest(FIRST_PAGES, Instant.EPOCH).then(harvest -> {
            int fresh = intake.take(inOrder(harvest.lines()), Origin.BACKFILL);
            synchronized (this) {
                wholeUpTo = later(wholeUpTo, newest(harvest));
                wholeAt = clock.instant();
            }
            return new Answer.Got<>(fresh);
        });
    }

    /** Asks for what is new, instead of a socket. */
    Answer<Integer> poll() {
        boolean afterLoss;
        synchronized (this) {
            var quiet = timings.pollEvery().multipliedBy(3);
            afterLoss = lostAt.isPresent() || wholeAt.plus(quiet).isBefore(clock.instant());
        }
        var origin = afterLoss ? Origin.BACKFILL : Origin.LIVE;
        return catchUp(origin, false, from -> pages.since(from, MOST_PAGES));
    }

    /** Closes the gap before a socket that delivers again. */
    Answer<Integer> join() {
        return catchUp(Origin.BACKFILL, true, this::read);
    }

    /**
     * Looks at the newest messages for what no event told: who has seen them, and what is gone.
     *
     * @return the ids of those that were not heard of before
     */
    Answer<Set<String>> look() {
        Instant startedAt = clock.instant();
        return pages.newest(1, Instant.EPOCH).then(harvest -> {
            var unheard = harvest.lines().stream().map(Line::id).filter(id -> !memory.knows(id))
                    .collect(Collectors.toUnmodifiableSet());
            intake.take(inOrder(harvest.lines()), Origin.LIVE);
            tellVanished(harvest, startedAt);
            advance(harvest);
            return new Answer.Got<>(unheard);
        });
    }

    /**
     * The socket that was followed is gone.
     *
     * @param heardAt when it last gave a sign of life
     */
    synchronized void lost(Instant heardAt) {
        if (unfollow()) {
            wholeAt = heardAt;
        }
        if (lostAt.isEmpty()) {
            lostAt = Optional.of(wholeAt);
        }
    }

    /** The socket may have kept back messages for a while, and may go on doing so. */
    synchronized void doubt() {
        boolean _ = unfollow();
    }

    /** The followed socket told of a message with this time. */
    synchronized void told(Instant at) {
        if (following) {
            toldUpTo = later(toldUpTo, Optional.of(at));
        }
    }

    /** Whether it was followed. */
    private boolean unfollow() {
        losses++;
        boolean was = following;
        if (was) {
            following = false;
            wholeUpTo = later(wholeUpTo, toldUpTo);
        }
        return was;
    }

    private static Optional<Instant> newest(HapihubPages.Harvest harvest) {
        return harvest.lines().stream().map(Line::at).max(Instant::compareTo);
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.filter(at -> other.isEmpty() || at.isAfter(other.get())).or(() -> other);
    }

    private Answer<Integer> catchUp(Origin origin, boolean thenFollow,
            Function<Instant, Answer<HapihubPages.Harvest>> walk) {
        int before;
        Optional<Instant> known;
        synchronized (this) {
            before = losses;
            known = wholeUpTo;
        }
        Instant startedAt = clock.instant();
        Instant from = known.map(at -> at.minus(OVERLAP)).orElse(Instant.EPOCH);
        return walk.apply(from).then(harvest -> {
            int filled = intake.take(inOrder(harvest.lines()), origin);
            tellVanished(harvest, startedAt);
            synchronized (this) {
                if (lostAt.isPresent() || !harvest.reached()) {
                    tellGap(harvest, filled, startedAt);
                }
                lostAt = Optional.empty();
                wholeUpTo = later(wholeUpTo, newest(harvest));
                if (!thenFollow) {
                    wholeAt = startedAt;
                } else if (losses == before) {
                    following = true;
                }
            }
            return new Answer.Got<>(filled);
        });
    }

    /** The newest page, and where it does not reach back far enough, what lies between. */
    private Answer<HapihubPages.Harvest> read(Instant from) {
        return pages.newest(1, from).then(newest -> {
            if (newest.reached() || newest.oldest().isEmpty()) {
                return new Answer.Got<>(newest);
            }
            return pages.between(from, newest, MOST_PAGES);
        });
    }

    /** A look that reaches back to where everything was known leaves nothing unknown. */
    private synchronized void advance(HapihubPages.Harvest harvest) {
        var newest = newest(harvest);
        boolean overlaps = harvest.oldest().isPresent() && wholeUpTo.isPresent()
                && harvest.oldest().get().isBefore(wholeUpTo.get());
        if (following && overlaps && newest.filter(at -> at.isAfter(wholeUpTo.orElseThrow())).isPresent()) {
            wholeUpTo = newest;
        }
    }

    private void tellGap(HapihubPages.Harvest harvest, int filled, Instant startedAt) {
        Instant known = lostAt.orElse(wholeAt);
        Instant from = wholeUpTo.filter(known::isBefore).orElse(known);
        Instant to = harvest.reached() ? startedAt : harvest.wholeFrom().orElse(startedAt);
        output.tell(new ChatEvent.Gap(mapper.channel(), from, to.isBefore(from) ? from : to, filled,
                harvest.reached()));
    }

    private void tellVanished(HapihubPages.Harvest harvest, Instant startedAt) {
        var oldest = harvest.wholeFrom();
        if (harvest.readable() && oldest.isPresent()) {
            var present = harvest.lines().stream().map(Line::id).collect(Collectors.toUnmodifiableSet());
            memory.vanished(present, oldest.get(), startedAt.minus(timings.settle())).forEach(intake::remove);
        }
    }

    private static List<Line> inOrder(List<Line> lines) {
        var sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparing(Line::at));
        return sorted;
    }
}
