package app.tributary.feed;

import static app.tributary.chat.Sample.BLAZE;
import static app.tributary.chat.Sample.TWITCH;
import static app.tributary.chat.Sample.at;
import static app.tributary.chat.Sample.backfilled;
import static app.tributary.chat.Sample.clear;
import static app.tributary.chat.Sample.happening;
import static app.tributary.chat.Sample.live;
import static app.tributary.chat.Sample.said;
import static app.tributary.chat.Sample.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.ConnectionState;
import app.tributary.chat.RoomMode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedRepetitionTest extends FeedTestCase {

    @Test
    void aMessageThatComesAgainIsDropped_alsoWhenFetched() {
        var message = said(TWITCH, "a", "mira", 0);
        feed.accept(live(message));
        feed.accept(live(message));
        feed.accept(backfilled(message));

        assertThat(settled().shown()).containsExactly("a");
        assertThat(view.events).containsExactly(live(message));
    }

    @Test
    void theSameTextUnderAnotherIdIsAnotherMessage() {
        feed.accept(live(said(TWITCH, "a", "mira", "gg", 0)));
        feed.accept(live(said(TWITCH, "b", "mira", "gg", 0)));

        assertThat(settled().shown()).containsExactly("a", "b");
    }

    @Test
    void theSameIdInAnotherChannelIsAnotherMessage() {
        feed.accept(live(TWITCH, "a", "mira", 0));
        feed.accept(live(BLAZE, "a", "mira", 0));

        assertThat(settled().shown()).containsExactly("a", "a");
    }

    @Test
    void anActivityThatComesAgainIsDropped_andSoAreItsWordsAsAMessage() {
        var activity = subscription(TWITCH, "s", "mira", "hooray", 0);
        feed.accept(happening(activity));
        feed.accept(happening(activity));
        feed.accept(live(activity.message().orElseThrow()));

        assertThat(settled().shown()).containsExactly("+s");
        assertThat(view.events).hasSize(1);
    }

    @Test
    void aLineThatIsReportedAgainIsDropped_andADifferentOneIsNot() {
        var slow = new ChatEvent.ModeChanged(TWITCH, new RoomMode.EmotesOnly(true), at(0));
        feed.accept(slow);
        feed.accept(slow);
        feed.accept(clear(TWITCH, 1));
        feed.accept(clear(TWITCH, 1));
        feed.accept(ChatEvent.Notice.row(TWITCH, Optional.of("n"), "hello", at(2)));
        feed.accept(ChatEvent.Notice.row(TWITCH, Optional.of("n"), "hello", at(3)));
        feed.accept(new ChatEvent.ModeChanged(TWITCH, new RoomMode.EmotesOnly(false), at(4)));

        assertThat(settled().shown()).containsExactly("ModeChanged", "Clear", "Notice", "ModeChanged");
        assertThat(view.events).hasSize(4);
    }

    @Test
    void whatHasNoRowReachesTheListenersAsAnEventOnly() {
        feed.accept(new ChatEvent.Viewers(TWITCH, 12, at(0)));
        feed.accept(new ChatEvent.Viewers(TWITCH, 12, at(0)));
        feed.accept(new ChatEvent.PinChanged(TWITCH, Optional.empty(), at(1)));
        feed.accept(new ChatEvent.Connection(TWITCH, new ConnectionState.Live(), at(1)));

        assertThat(settled().shown()).isEmpty();
        assertThat(view.events).hasSize(4);
    }

    @Test
    void anEditTakesThePlaceOfItsMessage_andTheSameEditAgainIsNothing() {
        hearAll(live(said(TWITCH, "a", "mira", "helo", 0)), live(TWITCH, "b", "mira", 1),
                new ChatEvent.Edit(said(TWITCH, "a", "mira", "hello", 0)));
        feed.accept(new ChatEvent.Edit(said(TWITCH, "a", "mira", "hello", 0)));

        assertThat(settled().shown()).containsExactly("a", "b");
        assertThat(view.rows.getFirst())
                .isInstanceOfSatisfying(FeedRow.MessageRow.class,
                        row -> assertThat(row.message().text()).isEqualTo("hello"));
        assertThat(view.events).hasSize(3);
    }

    @Test
    void anEditOfAMessageThatNeverCameStandsAtItsTime_andTheMessageAfterItIsDropped() {
        hearAll(live(TWITCH, "b", "mira", 5), new ChatEvent.Edit(said(TWITCH, "a", "mira", "edited", 1)));
        feed.accept(live(said(TWITCH, "a", "mira", "first words", 1)));

        assertThat(settled().shown()).containsExactly("a", "b");
        assertThat(view.rows.getFirst())
                .isInstanceOfSatisfying(FeedRow.MessageRow.class,
                        row -> assertThat(row.message().text()).isEqualTo("edited"));
    }

    @Test
    void aRepetitionIsKnownAfterItsRowWasTrimmed() {
        for (int i = 0; i < 2_500; i++) {
            feed.accept(live(TWITCH, "m" + i, "mira", i));
        }
        feed.accept(live(TWITCH, "m0", "mira", 0));

        assertThat(settled().events).hasSize(2_500);
    }
}
