package app.tributary.feed;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.ChatMessage;
import app.tributary.feed.FeedRow.MessageRow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in whatever order: some things always hold. */
class FeedPropertyTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void aCopyEqualsTheTimeline_noMessageStandsTwice_everyRemovedOneIsMarked(long seed) {
        boolean tight = seed % 2 == 0;
        int cap = tight ? 60 : 5_000;
        var settings = new FeedSettings(cap, Duration.ofMillis(300), 50_000, 1 + (int) seed * 7, Duration.ZERO, 100_000,
                Duration.ofSeconds(60));
        var clock = new Ticker();
        var view = new CopyView();
        var late = new CopyView();
        var atTheEnd = new CopyView();
        var feed = new Feed(clock, settings);
        feed.subscribe(view);
        var storm = new Storm(seed, 1_500);
        for (int i = 0; i < storm.events.size(); i++) {
            feed.accept(storm.events.get(i));
            clock.go(Duration.ofMillis(100));
            if (i % 50 == 49) {
                feed.holdOrder(i % 100 == 99);
            }
            if (i == 700) {
                feed.subscribe(late);
            }
        }
        feed.subscribe(atTheEnd);
        feed.close();

        var timeline = atTheEnd.drained().rows;
        assertThat(timeline).hasSizeLessThanOrEqualTo(2 * cap);
        assertThat(tail(view.drained().rows, timeline.size())).isEqualTo(timeline);
        assertThat(tail(late.drained().rows, timeline.size())).isEqualTo(timeline);
        assertThat(view.rows.stream().map(FeedRow::id)).doesNotHaveDuplicates();

        var messages = timeline.stream().filter(MessageRow.class::isInstance).map(MessageRow.class::cast).toList();
        assertThat(messages).extracting(row -> row.message().key()).doesNotHaveDuplicates();
        assertThat(messages).noneMatch(row -> row.message().key().id().startsWith("r"));
        assertThat(messages.stream().filter(row -> row.message().key().id().startsWith("m"))
                .filter(row -> row.removed().isPresent() != storm.isRemoved(row.message()))).isEmpty();
        if (!tight) {
            assertThat(messages).extracting(row -> row.message().key())
                    .containsAll(storm.written.stream().map(ChatMessage::key).toList());
        }
    }

    private static List<FeedRow> tail(List<FeedRow> rows, int size) {
        return rows.subList(rows.size() - size, rows.size());
    }
}
