package app.tributary.feed;

import static app.tributary.chat.Sample.BLAZE;
import static app.tributary.chat.Sample.TWITCH;
import static app.tributary.chat.Sample.live;
import static app.tributary.chat.Sample.said;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Channel;
import app.tributary.chat.PlatformId;
import app.tributary.feed.FeedRow.MessageRow;
import app.tributary.filter.Filter;
import app.tributary.filter.Filters;
import app.tributary.filter.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SieveTest {
    private final CopyView view = new CopyView();

    @Test
    void letsThroughWhatMatches() {
        var sieve = sieve("hello", Set.of());
        sieve.accept(changes(new FeedChange.Append(List.of(row(1, "hello"), row(2, "bye"), row(3, "hello you")))));
        assertThat(ids()).containsExactly(1L, 3L);
    }

    @Test
    void aRowGoesAboveTheNextThatTheViewHas() {
        var sieve = sieve("hello", Set.of());
        sieve.accept(changes(
                new FeedChange.Append(List.of(row(1, "hello"), row(2, "bye"), row(3, "bye"), row(4, "hello"))),
                new FeedChange.InsertBefore(2, row(5, "hello")), new FeedChange.InsertBefore(4, row(6, "hello")),
                new FeedChange.InsertBefore(1, row(7, "hello"))));
        assertThat(ids()).containsExactly(7L, 1L, 5L, 6L, 4L);
    }

    @Test
    void aRowThatBeginsToMatchComesToItsPlaceAndOneThatCeasesGoes() {
        var sieve = sieve("hello", Set.of());
        sieve.accept(changes(new FeedChange.Append(List.of(row(1, "hello"), row(2, "bye"), row(3, "hello")))));
        sieve.accept(changes(new FeedChange.Replace(row(2, "hello"))));
        assertThat(ids()).containsExactly(1L, 2L, 3L);
        sieve.accept(changes(new FeedChange.Replace(row(1, "bye")), new FeedChange.Replace(row(3, "bye")),
                new FeedChange.Replace(row(2, "hello again"))));
        assertThat(ids()).containsExactly(2L);
        sieve.accept(changes(new FeedChange.Replace(row(3, "hello"))));
        assertThat(ids()).containsExactly(2L, 3L);
    }

    @Test
    void onlyTheViewsPlatformsPass() {
        try (var feed = new Feed(new Ticker(), FeedTestCase.small(100))) {
            feed.subscribe(sieve("", Set.of(new PlatformId("blaze"))));
            feed.accept(live(said(TWITCH, "a", "mira", 1)));
            feed.accept(live(said(BLAZE, "b", "mira", 2)));
        }
        assertThat(view.drained().shown()).containsExactly("b");
        assertThat(view.events).extracting(event -> event.channel()).containsExactly(BLAZE);
    }

    @Test
    void aTurnThatBringsNothingIsNotTold() {
        var told = new ArrayList<FeedBatch>();
        var sieve = new Sieve(Filters.of("hello"), Reader.NOBODY, Set.of(), told::add);
        sieve.accept(
                changes(new FeedChange.Append(List.of(row(1, "bye"))), new FeedChange.Replace(row(1, "good bye"))));
        assertThat(told).isEmpty();
    }

    @Test
    void anOpenSieveChangesNothing() {
        var told = new ArrayList<FeedBatch>();
        var batch = changes(new FeedChange.Append(List.of(row(1, "hello"))));
        new Sieve(Filter.EVERYTHING, Reader.NOBODY, Set.of(), told::add).accept(batch);
        assertThat(told.getFirst()).isSameAs(batch);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24})
    void whateverChanges_theViewHasExactlyWhatMatches(long seed) {
        var random = new Random(seed);
        int cap = seed % 3 == 0 ? 20 : 100_000;
        var filter = Filters.of(seed % 2 == 0 ? "hello -is:removed" : "hello OR is:removed");
        var sieve = new Sieve(filter, Reader.NOBODY, Set.of(), cap, view);
        var full = new ArrayList<FeedRow>();
        long lastId = 0;
        for (int step = 0; step < 1_500; step++) {
            var changes = new ArrayList<FeedChange>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                long known = full.isEmpty() ? 99 : full.get(random.nextInt(full.size())).id();
                FeedChange change = switch (random.nextInt(10)) {
                    case 0, 1 -> new FeedChange.InsertBefore(random.nextInt(10) == 0 ? 1_000_000 : known,
                            row(++lastId, random));
                    case 2, 3, 4 -> new FeedChange.Replace(row(known, random));
                    case 5 -> new FeedChange.Remove(random.nextInt(10) == 0 ? 1_000_000 : known);
                    default -> {
                        var rows = new ArrayList<FeedRow>();
                        for (int j = random.nextInt(4); j >= 0; j--) {
                            rows.add(row(++lastId, random));
                        }
                        yield new FeedChange.Append(rows);
                    }
                };
                follow(full, change, 2 * cap);
                changes.add(change);
            }
            sieve.accept(new FeedBatch(changes, List.of()));
            var expected = full.stream().filter(row -> filter.matches(row, Reader.NOBODY)).toList();
            var shown = view.drained().rows;
            assertThat(shown.subList(Math.max(0, shown.size() - expected.size()), shown.size()))
                    .as("step %d", step).isEqualTo(expected);
            assertThat(cap == 20 || shown.size() == expected.size()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void behindAFeedTheViewHasWhatMatchesOfTheTimeline(long seed) {
        int cap = seed % 2 == 0 ? 60 : 5_000;
        var settings = new FeedSettings(cap, Duration.ofMillis(300), 50_000, 1 + (int) seed * 7, Duration.ZERO, 100_000,
                Duration.ofSeconds(60));
        var filter = Filters.of("author:p1,p2,p3 OR is:removed OR is:highlighted");
        var clock = new Ticker();
        var atTheEnd = new CopyView();
        var late = new CopyView();
        var storm = new Storm(seed, 1_200);
        try (var feed = new Feed(clock, settings)) {
            feed.subscribe(new Sieve(filter, Reader.NOBODY, Set.of(), cap, view));
            for (int i = 0; i < storm.events.size(); i++) {
                feed.accept(storm.events.get(i));
                clock.go(Duration.ofMillis(100));
                if (i == 500) {
                    feed.subscribe(new Sieve(filter, Reader.NOBODY, Set.of(), cap, late));
                }
                if (i % 300 == 200) {
                    feed.setHighlights(List.of(new Highlight("rule", Filters.of("author:p" + i / 300))), Reader.NOBODY);
                }
            }
            feed.subscribe(atTheEnd);
        }
        var expected = atTheEnd.drained().rows.stream().filter(row -> filter.matches(row, Reader.NOBODY)).toList();
        assertThat(expected).hasSizeGreaterThan(20);
        for (var copy : List.of(view.drained().rows, late.drained().rows)) {
            assertThat(copy.subList(copy.size() - expected.size(), copy.size())).isEqualTo(expected);
        }
    }

    private Sieve sieve(String filter, Set<PlatformId> platforms) {
        return new Sieve(Filters.of(filter), Reader.NOBODY, platforms, view);
    }

    private List<Long> ids() {
        return view.drained().rows.stream().map(FeedRow::id).toList();
    }

    private static FeedBatch changes(FeedChange... changes) {
        return new FeedBatch(List.of(changes), List.of());
    }

    private static void follow(List<FeedRow> full, FeedChange change, int max) {
        switch (change) {
            case FeedChange.Append(var rows) -> full.addAll(rows);
            case FeedChange.InsertBefore(var before, var row) -> full.add(Math.max(0, index(full, before)), row);
            case FeedChange.Replace(var row) -> {
                if (index(full, row.id()) >= 0) {
                    full.set(index(full, row.id()), row);
                }
            }
            case FeedChange.Remove(var id) -> full.removeIf(row -> row.id() == id);
        }
        while (full.size() > max) {
            full.removeFirst();
        }
    }

    private static int index(List<FeedRow> rows, long id) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    private static FeedRow row(long id, Random random) {
        var row = row(id, random.nextInt(3) == 0 ? "hello " + random.nextInt() : "bye " + random.nextInt());
        return random.nextInt(8) == 0
                ? new MessageRow(id, ((MessageRow) row).message(), Optional.of(new FeedRow.Removed(
                        FeedRow.Removed.How.DELETED, Optional.empty(), row.at())))
                : row;
    }

    private static FeedRow row(long id, String text) {
        Channel channel = id % 2 == 0 ? TWITCH : BLAZE;
        return new MessageRow(id, said(channel, "m" + id, "mira", text, (double) id), Optional.empty());
    }
}
