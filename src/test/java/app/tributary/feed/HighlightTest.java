package app.tributary.feed;

import static app.tributary.chat.Sample.BLAZE;
import static app.tributary.chat.Sample.TWITCH;
import static app.tributary.chat.Sample.happening;
import static app.tributary.chat.Sample.live;
import static app.tributary.chat.Sample.removal;
import static app.tributary.chat.Sample.said;
import static app.tributary.chat.Sample.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.filter.Filters;
import app.tributary.filter.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HighlightTest extends FeedTestCase {
    @Test
    void theFirstRuleThatMatchesNamesTheRow() {
        feed.setHighlights(List.of(rule("gifts", "giveaway"), rule("Blaze", "platform:blaze")), Reader.NOBODY);
        hearAll(live(said(BLAZE, "a", "mira", "a GIVEAWAY", 1)), live(said(BLAZE, "b", "mira", "hello", 2)),
                live(said(TWITCH, "c", "mira", "hello", 3)));
        assertThat(highlights()).containsExactly("gifts", "Blaze", "");
    }

    @Test
    void rowsThatAreThereAlreadyAreRenewedWhenTheRulesChange() {
        hearAll(live(said(TWITCH, "a", "mira", "one", 1)), live(said(TWITCH, "b", "mira", "two", 2)),
                happening(subscription(TWITCH, "c", "mira", "one", 3)));
        feed.setHighlights(List.of(rule("ones", "one")), Reader.NOBODY);
        hear(live(said(TWITCH, "d", "mira", "three", 4)));
        assertThat(highlights()).containsExactly("ones", "", "ones", "");
        assertThat(view.changes.stream().filter(FeedChange.Replace.class::isInstance)).hasSize(2);

        feed.setHighlights(List.of(rule("ones and twos", "one OR two")), Reader.NOBODY);
        hear(live(said(TWITCH, "e", "mira", "two", 5)));
        assertThat(highlights()).containsExactly("ones and twos", "ones and twos", "ones and twos", "",
                "ones and twos");

        feed.setHighlights(List.of(), Reader.NOBODY);
        settled();
        assertThat(highlights()).containsOnly("");
    }

    @Test
    void aRowStandsByWhatItIsNow() {
        feed.setHighlights(List.of(rule("gone", "is:removed"), rule("news", "news")), Reader.NOBODY);
        hearAll(live(said(TWITCH, "a", "mira", "hello", 1)), live(said(TWITCH, "b", "mira", "news", 2)));
        assertThat(highlights()).containsExactly("", "news");
        hearAll(removal(TWITCH, "a", 3), new ChatEvent.Edit(said(TWITCH, "b", "mira", "old", 2)));
        assertThat(highlights()).containsExactly("gone", "");
    }

    @Test
    void aRuleDoesNotSeeWhatRulesMade() {
        feed.setHighlights(List.of(rule("a", "hello -is:highlighted"), rule("b", "is:highlighted")), Reader.NOBODY);
        hear(live(said(TWITCH, "a", "mira", "hello", 1)));
        hear(removal(TWITCH, "a", 3));
        assertThat(highlights()).containsExactly("a");
    }

    @Test
    void knowsWhoReads() {
        feed.setHighlights(List.of(rule("me", "is:mention")), new Reader(Set.of("Mira_Mod")));
        hearAll(live(said(TWITCH, "a", "tom", "hey mira_mod!", 1)),
                live(said(TWITCH, "b", "tom", "mira_moderator", 2)));
        assertThat(highlights()).containsExactly("me", "");
    }

    @Test
    void whatStandsOutKeepsItsRowInAFlood() {
        var merger = new Merger(settings());
        merger.highlight(List.of(rule("gifts", "giveaway")), Reader.NOBODY);
        merger.begin(Instant.EPOCH, false, true);
        for (int i = 0; i < 10; i++) {
            merger.hear(new ChatEvent.Message(said(TWITCH, "m" + i, "mira", i == 5 ? "giveaway" : "hello", i),
                    Origin.LIVE));
        }
        merger.take();
        assertThat(merger.rows()).hasSize(2).anyMatch(row -> row.isHighlighted())
                .anyMatch(row -> row instanceof FeedRow.FoldRow fold && fold.count() == 9);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverComes_eachRowNamesTheFirstRuleThatItMatches(long seed) {
        var clock = new Ticker();
        var storm = new Storm(seed, 600);
        var rules = List.of(rule("removed", "is:removed platform:blaze"), rule("three", "author:p3"),
                rule("edits", "edited"), rule("other", "words OR is:highlighted"));
        var copy = new CopyView();
        try (var stormy = new Feed(clock, small(200))) {
            stormy.subscribe(copy);
            for (int i = 0; i < storm.events.size(); i++) {
                stormy.accept(storm.events.get(i));
                clock.go(Duration.ofMillis(100));
                if (i % 100 == 50) {
                    stormy.setHighlights(rules.subList(0, (i / 100) % 5), Reader.NOBODY);
                }
            }
            stormy.setHighlights(rules, Reader.NOBODY);
        }
        assertThat(copy.drained().rows).hasSizeGreaterThan(100);
        var found = new ArrayList<String>();
        var kept = copy.rows.subList(Math.max(0, copy.rows.size() - 400), copy.rows.size());
        for (var row : kept) {
            var expected = row instanceof FeedRow.MessageRow || row instanceof FeedRow.ActivityRow
                    ? rules.stream().filter(rule -> rule.filter().matches(plain(row), Reader.NOBODY)).findFirst()
                            .map(Highlight::name)
                    : Optional.<String>empty();
            assertThat(highlight(row)).isEqualTo(expected);
            expected.ifPresent(found::add);
        }
        assertThat(found).contains("three", "edits");
    }

    private List<String> highlights() {
        return view.rows.stream().map(row -> highlight(row).orElse("")).toList();
    }

    private static FeedRow plain(FeedRow row) {
        return switch (row) {
            case FeedRow.MessageRow message -> message.highlighted(Optional.empty());
            case FeedRow.ActivityRow activity -> activity.highlighted(Optional.empty());
            case FeedRow.GapRow _,FeedRow.LineRow _,FeedRow.FoldRow _,FeedRow.AlikeRow _,FeedRow.SinceRow _,FeedRow.SkippedRow _ ->
                row;
        };
    }

    private static Optional<String> highlight(FeedRow row) {
        return switch (row) {
            case FeedRow.MessageRow message -> message.highlight();
            case FeedRow.ActivityRow activity -> activity.highlight();
            case FeedRow.GapRow _,FeedRow.LineRow _,FeedRow.FoldRow _,FeedRow.AlikeRow _,FeedRow.SinceRow _,FeedRow.SkippedRow _ ->
                Optional.empty();
        };
    }

    private static Highlight rule(String name, String filter) {
        return new Highlight(name, Filters.of(filter));
    }
}
