package app.tributary.feed;

import static app.tributary.chat.Sample.BLAZE;
import static app.tributary.chat.Sample.TWITCH;
import static app.tributary.chat.Sample.at;
import static app.tributary.chat.Sample.backfilled;
import static app.tributary.chat.Sample.live;
import static app.tributary.chat.Sample.received;
import static app.tributary.chat.Sample.said;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeedOrderTest extends FeedTestCase {

    @Test
    void aLateRowGoesAboveNewerOnesThatCameWithin300Milliseconds() {
        hear(live(TWITCH, "a", "mira", 1));
        clock.go(Duration.ofMillis(300));
        hear(live(BLAZE, "b", "mira", 0.9));

        assertThat(settled().shown()).containsExactly("b", "a");
        assertThat(view.changes.getLast()).isInstanceOf(FeedChange.InsertBefore.class);
    }

    @Test
    void after300MillisecondsALateRowGoesWhereItArrives() {
        hear(live(TWITCH, "a", "mira", 1));
        clock.go(Duration.ofMillis(301));
        hear(live(BLAZE, "b", "mira", 0.9));

        assertThat(settled().shown()).containsExactly("a", "b");
    }

    @Test
    void whileSomebodyHoldsTheOrderALateRowGoesWhereItArrives() {
        feed.holdOrder(true);
        hear(live(TWITCH, "a", "mira", 1));
        hear(live(BLAZE, "b", "mira", 0.9));
        feed.holdOrder(false);
        hear(live(BLAZE, "c", "mira", 0.8));

        assertThat(settled().shown()).containsExactly("c", "a", "b");
    }

    @Test
    void rowsOfTheSameTimeKeepTheOrderOfTheirArrival() {
        hearAll(live(TWITCH, "a", "mira", 1), live(BLAZE, "b", "mira", 1), live(TWITCH, "c", "mira", 1),
                backfilled(said(BLAZE, "d", "mira", 1)));

        assertThat(settled().shown()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aTurnOfManyIsPublishedAsOneAppendInTheRightOrder() {
        feed.accept(live(TWITCH, "b", "mira", 2));
        feed.accept(live(BLAZE, "a", "mira", 1));
        feed.accept(live(TWITCH, "c", "mira", 3));

        assertThat(settled().shown()).containsExactly("a", "b", "c");
    }

    @Test
    void whatWasMissedGoesToItsPlaceByTime_howeverLate_alsoWhileHeld() {
        feed.holdOrder(true);
        hearAll(live(TWITCH, "a", "mira", 1), live(BLAZE, "b", "mira", 5), live(TWITCH, "d", "mira", 30));
        clock.go(Duration.ofSeconds(40));
        hearAll(backfilled(said(TWITCH, "c2", "mira", 20)), backfilled(said(TWITCH, "c1", "mira", 10)),
                backfilled(said(TWITCH, "zero", "mira", 0)));

        assertThat(settled().shown()).containsExactly("zero", "a", "b", "c1", "c2", "d");
    }

    @Test
    void whatWasMissedIsNotMisledByALateRow() {
        hear(live(TWITCH, "a", "mira", 1));
        hear(live(TWITCH, "b", "mira", 10));
        clock.go(Duration.ofSeconds(5));
        hear(live(BLAZE, "late", "mira", 4));
        hear(backfilled(said(TWITCH, "c", "mira", 6)));

        assertThat(settled().shown()).containsExactly("a", "c", "b", "late");
    }

    @Test
    void aGapStandsAtTheMomentFromWhichSomethingMayBeMissing_andIsKeptUpToDate() {
        hearAll(live(TWITCH, "a", "mira", 1), live(BLAZE, "b", "mira", 5));
        hear(new ChatEvent.Gap(TWITCH, at(2), at(9), 0, false));
        hear(new ChatEvent.Gap(TWITCH, at(2), at(9), 3, false));

        assertThat(settled().shown()).containsExactly("a", "gap3", "b");
    }

    @Test
    void aStretchOfWhichNothingIsMissingHasNoRow() {
        hearAll(live(TWITCH, "a", "mira", 1), new ChatEvent.Gap(TWITCH, at(2), at(9), 3, true));

        assertThat(settled().shown()).containsExactly("a");
        assertThat(view.events).hasSize(2);
    }

    @Test
    void aMessageDatedFarOffStandsByOurClock() {
        clock.set(at(10));
        var future = received(said(TWITCH, "future", "mira", 100_000), at(10));
        var never = received(new ChatMessage(said(TWITCH, "x", "mira", 0).key(),
                future.author(), future.fragments(), Instant.MAX, at(10), future.replyTo(), future.paid(),
                future.traits(), future.relays(), future.nonce()), at(10));
        var past = received(said(TWITCH, "past", "mira", -100_000), at(10.1));
        hearAll(live(future), live(never), live(past), live(received(said(BLAZE, "b", "mira", 10.2), at(10.2))));
        hear(backfilled(received(said(BLAZE, "c", "mira", 10.15), at(11))));

        assertThat(settled().shown()).containsExactly("future", "x", "past", "c", "b");
    }

    @Test
    void theTimelineKeepsTwiceTheCap_andWhatIsOlderThanAllOfItGetsNoRow() {
        for (int i = 0; i < 2_100; i++) {
            feed.accept(live(TWITCH, "m" + i, "mira", i));
        }
        feed.accept(backfilled(said(TWITCH, "older", "mira", 50)));
        feed.accept(backfilled(said(TWITCH, "between", "mira", 1_000.5)));
        var late = new CopyView();
        feed.subscribe(late);
        settled();
        late.drained();

        assertThat(late.rows).hasSize(2_000);
        assertThat(late.shown()).startsWith("m101").endsWith("m2099").contains("between").doesNotContain("older");
        assertThat(view.events).hasSize(2_102);
    }
}
