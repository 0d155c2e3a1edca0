package app.tributary.platform.hapihub;

import app.tributary.net.OddFrames;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pages of one room's history, walked by the time of the messages, so that new ones do not shift them. Several
 * messages may share a millisecond, so each page begins with what is known already. A page that is shorter than
 * was asked for is not the last one for that: the server may have a bound that it does not tell. Used by one
 * thread at a time.
 */
final class HapihubPages {
    private static final int LIMIT = 50;
    /** A server that does not skip must not be asked for ever. */
    private static final int MOST_SKIPS = 40;
    /** No server gives fewer at once. */
    private static final int SURELY = 10;

    private final HapihubApi api;
    private final String room;
    private final OddFrames odd;
    /** The longest page that was ever seen: a shorter one was not cut. */
    private int longestEver = SURELY;

    HapihubPages(HapihubApi api, String room, OddFrames odd) {
        this.api = api;
        this.room = room;
        this.odd = odd;
    }

    /**
     * What a walk brought.
     *
     * @param lines each once
     * @param reached whether nothing is missing between where the walk was to end and where it began
     * @param readable whether every row was understood
     * @param wholeFrom all messages after this moment are in it; empty: that is not known
     */
    record Harvest(List<Line> lines, boolean reached, boolean readable, Optional<Instant> wholeFrom) {
        Harvest {
            lines = List.copyOf(lines);
        }

        Optional<Instant> oldest() {
            return lines.stream().map(Line::at).min(Instant::compareTo);
        }
    }

    /** A walk under way. */
    private static final class Walk {
        private final Map<String, Line> lines = new LinkedHashMap<>();
        private boolean readable = true;
        private int skip;
        private int lastSize;
        private int longest;

        /** A page that did not get beyond one millisecond is skipped, rather than asked for again. */
        private void next(HapihubApi.Page page, boolean sameMoment) {
            skip = sameMoment ? skip + page.rows().size() : 0;
        }

        private Stream<Instant> times() {
            return lines.values().stream().map(Line::at);
        }

        private Harvest harvest(boolean reached, Optional<Instant> wholeFrom) {
            return new Harvest(List.copyOf(lines.values()), reached, readable, wholeFrom);
        }

        /** What was walked backwards, the oldest first: those of one millisecond keep the server's order. */
        private Harvest turned(boolean reached, Optional<Instant> wholeFrom) {
            return new Harvest(List.copyOf(lines.values()).reversed(), reached, readable, wholeFrom);
        }
    }

    /** How a page leaves a walk. */
    private enum Step {
        /** Something new, and perhaps more behind it. */
        ON,
        /** Nothing new: all of one millisecond that is known. */
        SKIP,
        /** There is no more. */
        END
    }

    /** Walks back from the newest message, to this moment or by so many pages. */
    Answer<Harvest> newest(int most, Instant until) {
        var walk = new Walk();
        Optional<Instant> oldest = Optional.empty();
        for (int page = 0, asked = 0; page < most && asked < most + MOST_SKIPS; asked++) {
            var query = query(walk).newestFirst();
            var answer = api.messages(oldest.isPresent() ? query.upTo(oldest.get()) : query);
            if (!(answer instanceof Answer.Got<HapihubApi.Page>(var got))) {
                return answer.then(never -> new Answer.Got<>(walk.harvest(false, Optional.empty())));
            }
            var step = take(got, walk, false);
            var before = oldest;
            oldest = walk.times().min(Instant::compareTo);
            walk.next(got, before.equals(oldest));
            page += step == Step.ON ? 1 : 0;
            boolean there = oldest.filter(at -> !at.isAfter(until)).isPresent();
            if (step == Step.END || there) {
                return new Answer.Got<>(walk.turned(true, oldest));
            }
        }
        return new Answer.Got<>(walk.turned(false, oldest));
    }

    /** Walks on from this moment to where nothing is new. Where the pages do not suffice, the next walk goes on. */
    Answer<Harvest> since(Instant from, int most) {
        return onwards(from, most, (walk, page) -> !isFull(page), true);
    }

    /** Walks on from this moment until it meets what is there already. */
    Answer<Harvest> between(Instant from, Harvest newest, int most) {
        Instant goal = newest.oldest().orElseThrow();
        return onwards(from, most, (walk, page) -> walk.times().anyMatch(at -> at.isAfter(goal)), false)
                .then(gap -> {
                    var all = new LinkedHashMap<String, Line>();
                    gap.lines().forEach(line -> all.put(line.id(), line));
                    newest.lines().forEach(line -> all.putIfAbsent(line.id(), line));
                    return new Answer.Got<>(new Harvest(List.copyOf(all.values()), gap.reached(),
                            gap.readable() && newest.readable(),
                            gap.reached() ? gap.wholeFrom() : newest.wholeFrom()));
                });
    }

    private interface Goal {
        boolean isReached(Walk walk, HapihubApi.Page page);
    }

    private Answer<Harvest> onwards(Instant from, int most, Goal goal, boolean enough) {
        var walk = new Walk();
        Instant at = from.minusMillis(1);
        for (int page = 0, asked = 0; page < most && asked < most + MOST_SKIPS; asked++) {
            var answer = api.messages(query(walk).after(at).oldestFirst());
            if (!(answer instanceof Answer.Got<HapihubApi.Page>(var got))) {
                return answer.then(never -> new Answer.Got<>(walk.harvest(false, Optional.empty())));
            }
            var step = take(got, walk, true);
            boolean there = step != Step.SKIP && goal.isReached(walk, got);
            if (step == Step.END || there) {
                return new Answer.Got<>(walk.harvest(true, Optional.of(from)));
            }
            page += step == Step.ON ? 1 : 0;
            var before = at;
            // one millisecond further back, for what shares it
            at = walk.times().max(Instant::compareTo).map(newest -> newest.minusMillis(1)).orElse(at);
            walk.next(got, before.equals(at));
        }
        return new Answer.Got<>(walk.harvest(enough, Optional.empty()));
    }

    private HapihubQuery query(Walk walk) {
        return HapihubQuery.ALL.with("room", room).limit(LIMIT).skip(walk.skip);
    }

    private Step take(HapihubApi.Page page, Walk walk, boolean rising) {
        int before = walk.lines.size();
        Optional<Instant> last = Optional.empty();
        for (var row : page.rows()) {
            var line = HapihubMapper.line(row);
            if (line.isEmpty()) {
                walk.readable = false;
                odd.drop("a row of the history", row.toString());
            } else if (line.get().room().filter(other -> !other.equals(room)).isEmpty()) {
                walk.lines.putIfAbsent(line.get().id(), line.get());
            }
            var at = line.map(Line::at);
            boolean inOrder = at.isEmpty() || last.isEmpty() || at.equals(last)
                    || at.get().isAfter(last.get()) == rising;
            if (!inOrder) {
                // nothing can be concluded from what is not in it
                walk.readable = false;
                odd.drop("a list in another order than was asked for", row.toString());
            }
            last = at;
        }
        boolean progress = walk.lines.size() > before;
        walk.lastSize = page.rows().size();
        walk.longest = Math.max(walk.longest, walk.lastSize);
        longestEver = Math.max(longestEver, walk.lastSize);
        boolean end = page.rows().isEmpty() || page.more().filter(more -> !more).isPresent();
        // as long as the longest, it may have been cut within one millisecond
        if (end || (!progress && walk.lastSize < walk.longest)) {
            return Step.END;
        }
        return progress ? Step.ON : Step.SKIP;
    }

    private boolean isFull(HapihubApi.Page page) {
        return page.rows().size() >= Math.min(longestEver, page.limit().orElse(longestEver));
    }
}
