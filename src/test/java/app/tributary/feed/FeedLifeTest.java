package app.tributary.feed;

import static app.tributary.chat.Sample.BLAZE;
import static app.tributary.chat.Sample.TWITCH;
import static app.tributary.chat.Sample.at;
import static app.tributary.chat.Sample.clear;
import static app.tributary.chat.Sample.happening;
import static app.tributary.chat.Sample.live;
import static app.tributary.chat.Sample.paid;
import static app.tributary.chat.Sample.said;
import static app.tributary.chat.Sample.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.Money;
import app.tributary.chat.RoomMode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FeedLifeTest {
    private final Ticker clock = new Ticker();

    private static FeedSettings settings(int foldAbove, Duration closeWithin) {
        return new FeedSettings(1_000, Duration.ofMillis(300), 50_000, 100, Duration.ofMillis(8), foldAbove,
                closeWithin);
    }

    @Test
    void closingTakesInEverythingThatWasAcceptedBefore() throws InterruptedException {
        var view = new CopyView();
        var feed = new Feed(clock, settings(100_000, Duration.ofSeconds(10)));
        feed.subscribe(view);
        var writers = new ArrayList<Thread>();
        for (int writer = 0; writer < 4; writer++) {
            var name = "w" + writer;
            writers.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 2_000; i++) {
                    feed.accept(live(TWITCH, name + "-" + i, name, i));
                }
            }));
        }
        for (var writer : writers) {
            writer.join();
        }
        feed.close();

        assertThat(view.drained().events).hasSize(8_000);
        feed.accept(live(TWITCH, "too late", "mira", 1));
        feed.close();
        assertThat(view.drained().events).hasSize(8_000);
    }

    @Test
    @Timeout(20)
    void closingEndsAlsoWhenAListenerDoesNot() {
        var never = new CountDownLatch(1);
        var feed = new Feed(clock, settings(100_000, Duration.ofMillis(50)));
        feed.subscribe(batch -> {
            try {
                never.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        feed.accept(live(TWITCH, "a", "mira", 0));

        assertThatCode(feed::close).doesNotThrowAnyException();
    }

    @Test
    void aListenerThatThrowsDisturbsNobody() {
        var view = new CopyView();
        var tries = new AtomicInteger();
        var feed = new Feed(clock, settings(100_000, Duration.ofSeconds(10)));
        feed.subscribe(batch -> {
            tries.incrementAndGet();
            throw new IllegalStateException("made for a test");
        });
        feed.subscribe(view);
        feed.accept(live(TWITCH, "a", "mira", 0));
        view.untilEvents(1);
        feed.accept(live(TWITCH, "b", "mira", 1));
        view.untilEvents(2);
        feed.close();

        assertThat(view.shown()).containsExactly("a", "b");
        assertThat(tries).hasValue(2);
    }

    @Test
    void whoComesLateGetsTheRowsSoFarAndThenEveryChange() {
        var early = new CopyView();
        var late = new CopyView();
        var feed = new Feed(clock, settings(100_000, Duration.ofSeconds(10)));
        feed.subscribe(early);
        feed.accept(live(TWITCH, "a", "mira", 0));
        feed.accept(live(TWITCH, "b", "mira", 1));
        feed.subscribe(late);
        feed.accept(clear(TWITCH, 2));
        feed.accept(live(TWITCH, "c", "mira", 3));
        feed.close();

        assertThat(late.drained().rows).isEqualTo(early.drained().rows);
        assertThat(late.shown()).containsExactly("-a", "-b", "Clear", "c");
        assertThat(late.events).hasSize(2);
    }

    @Test
    void whoLeavesHearsNothingMore() {
        var left = new CopyView();
        var view = new CopyView();
        var feed = new Feed(clock, settings(100_000, Duration.ofSeconds(10)));
        var subscription = feed.subscribe(left);
        feed.subscribe(view);
        feed.accept(live(TWITCH, "a", "mira", 0));
        view.untilEvents(1);
        subscription.close();
        feed.accept(live(TWITCH, "b", "mira", 1));
        feed.close();

        assertThat(left.drained().shown()).containsExactly("a");
        assertThat(view.drained().shown()).containsExactly("a", "b");
    }

    @Test
    void aFloodFoldsPlainMessagesOnly_andNothingIsLost() throws InterruptedException {
        var view = new CopyView();
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var feed = new Feed(clock, settings(500, Duration.ofSeconds(10)));
        feed.subscribe(batch -> {
            entered.countDown();
            try {
                release.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        feed.subscribe(view);
        feed.accept(live(TWITCH, "first", "mira", 0));
        entered.await();
        for (int i = 0; i < 400; i++) {
            feed.accept(live(TWITCH, "t" + i, "mira", 1));
            feed.accept(live(BLAZE, "b" + i, "mira", 1));
        }
        feed.accept(live(paid(said(TWITCH, "paid", "mira", 1), new Money(BigDecimal.TEN, "EUR"))));
        feed.accept(happening(subscription(TWITCH, "sub", "mira", "", 1)));
        feed.accept(new ChatEvent.ModeChanged(TWITCH, new RoomMode.EmotesOnly(true), at(1)));
        for (int i = 0; i < 800; i++) {
            feed.accept(live(TWITCH, "u" + i, "mira", 1));
        }
        feed.accept(clear(TWITCH, 2));
        release.countDown();
        feed.close();

        view.drained();
        assertThat(view.events).hasSize(1 + 800 + 3 + 800 + 1);
        assertThat(view.shown()).contains("-first", "-paid", "+sub", "ModeChanged", "Clear");
        var folded = view.rows.stream().filter(FeedRow.FoldRow.class::isInstance).map(FeedRow.FoldRow.class::cast)
                .toList();
        var rows = view.rows.stream().filter(FeedRow.MessageRow.class::isInstance).count();
        assertThat(folded).extracting(FeedRow.FoldRow::channel).containsExactlyInAnyOrder(TWITCH, BLAZE);
        assertThat(folded.stream().mapToInt(FeedRow.FoldRow::count).sum() + rows).isEqualTo(1 + 800 + 1 + 800);
        assertThat(rows).isBetween(2L, 700L);
    }
}
