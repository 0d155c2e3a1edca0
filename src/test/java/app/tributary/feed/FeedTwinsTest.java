package app.tributary.feed;

import static app.tributary.chat.Sample.STREAMVI;
import static app.tributary.chat.Sample.TWITCH;
import static app.tributary.chat.Sample.backfilled;
import static app.tributary.chat.Sample.ban;
import static app.tributary.chat.Sample.live;
import static app.tributary.chat.Sample.relayed;
import static app.tributary.chat.Sample.removal;
import static app.tributary.chat.Sample.said;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.Person;
import app.tributary.chat.PlatformId;
import app.tributary.chat.Relay;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedTwinsTest extends FeedTestCase {
    private static final Channel VK = new Channel(new PlatformId("vk"), "lena");
    private static final Relay ON_TWITCH = new Relay("7", "twitch", Optional.of("d"), Optional.empty());
    private static final Relay ON_VK = new Relay("9", "vk", Optional.of("v"), Optional.empty());
    private static final ChatMessage DIRECT = said(TWITCH, "d", "mira", "hello all", 1);
    private static final ChatMessage BY_AGGREGATOR = relayed(said(STREAMVI, "r", "mira", "hello all", 1.1), ON_TWITCH);

    private ChatMessage only() {
        assertThat(view.rows).hasSize(1);
        return ((FeedRow.MessageRow) view.rows.getFirst()).message();
    }

    @Test
    void aMessageReadDirectlyThatAnAggregatorRelaysShowsOnce_andBothReachTheHistory() {
        hearAll(live(DIRECT), live(BY_AGGREGATOR));

        settled();
        assertThat(only()).isEqualTo(relayed(DIRECT, ON_TWITCH));
        assertThat(view.events).containsExactly(live(DIRECT), live(BY_AGGREGATOR));
    }

    @Test
    void theOrderInWhichTheTwoWaysComeDoesNotMatter() {
        hearAll(live(BY_AGGREGATOR), live(DIRECT));
        feed.accept(live(DIRECT));
        feed.accept(backfilled(BY_AGGREGATOR));

        settled();
        assertThat(only()).isEqualTo(relayed(DIRECT, ON_TWITCH));
        assertThat(view.events).hasSize(2);
    }

    @Test
    void anAggregatorThatSaysLateWhatItRelayedLosesItsOwnRow() {
        var undelivered = relayed(BY_AGGREGATOR, new Relay("7", "twitch", Optional.empty(), Optional.empty()));
        hearAll(live(undelivered), live(DIRECT));
        assertThat(view.rows).hasSize(2);

        hear(new ChatEvent.Edit(BY_AGGREGATOR));

        settled();
        assertThat(only()).isEqualTo(relayed(DIRECT, ON_TWITCH));
    }

    @Test
    void aRemovalByEitherWayReachesTheOneRow() {
        hearAll(live(BY_AGGREGATOR), live(DIRECT), removal(STREAMVI, "r", 3));
        assertThat(view.shown()).containsExactly("-d");

        var second = said(TWITCH, "e", "mira", "again", 4);
        hearAll(live(second),
                live(relayed(said(STREAMVI, "s", "mira", "again", 4),
                        new Relay("7", "twitch", Optional.of("e"), Optional.empty()))),
                removal(TWITCH, "e", 5));
        assertThat(settled().shown()).containsExactly("-d", "-e");
    }

    @Test
    void anActionOnTheAuthorReachesTheRowThatCameByTheAggregatorFirst() {
        hearAll(live(BY_AGGREGATOR), live(DIRECT), ban(TWITCH, new Person("id-mira", "Mira"), 3));

        assertThat(settled().shown()).containsExactly("-d", "PersonAction");
    }

    @Test
    void oneSendThatIsReadOnTwoPlatformsShowsOnceAsSoonAsTheAggregatorSaysSo() {
        var onVk = said(VK, "v", "lena", "hello all", 1.2);
        hearAll(live(DIRECT), live(onVk));
        assertThat(view.rows).hasSize(2);

        hear(live(relayed(BY_AGGREGATOR, ON_TWITCH, ON_VK)));
        feed.accept(live(onVk));

        settled();
        assertThat(only()).isEqualTo(relayed(DIRECT, ON_TWITCH, ON_VK));
        assertThat(view.events).hasSize(3);
    }

    @Test
    void aThirdWayLeavesTheRowAsItIs() {
        hearAll(live(DIRECT), live(relayed(BY_AGGREGATOR, ON_TWITCH, ON_VK)),
                live(said(VK, "v", "lena", "hello all", 1.2)));

        settled();
        assertThat(only().key()).isEqualTo(DIRECT.key());
    }

    @Test
    void theSameIdWithOtherWordsOfAnotherPersonIsAnotherMessage() {
        hearAll(live(DIRECT), live(relayed(said(STREAMVI, "r", "otto", "quite different", 1.1), ON_TWITCH)));

        assertThat(settled().shown()).containsExactly("d", "r");
    }

    @Test
    void aLaterMarkOfDeliveryReachesTheOneRow() {
        hearAll(live(BY_AGGREGATOR), live(DIRECT), new ChatEvent.Edit(relayed(BY_AGGREGATOR, ON_TWITCH, ON_VK)));

        settled();
        assertThat(only()).isEqualTo(relayed(DIRECT, ON_TWITCH, ON_VK));
    }

    @Test
    void anEditOnThePlatformKeepsTheMarksOfDelivery() {
        hearAll(live(DIRECT), live(BY_AGGREGATOR), new ChatEvent.Edit(said(TWITCH, "d", "mira", "hello you", 1)));

        settled();
        assertThat(only()).isEqualTo(relayed(said(TWITCH, "d", "mira", "hello you", 1), ON_TWITCH));
    }
}
