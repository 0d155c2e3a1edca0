package app.tributary.feed;

import static app.tributary.chat.Sample.BLAZE;
import static app.tributary.chat.Sample.TWITCH;
import static app.tributary.chat.Sample.at;
import static app.tributary.chat.Sample.backfilled;
import static app.tributary.chat.Sample.ban;
import static app.tributary.chat.Sample.clear;
import static app.tributary.chat.Sample.happening;
import static app.tributary.chat.Sample.key;
import static app.tributary.chat.Sample.live;
import static app.tributary.chat.Sample.received;
import static app.tributary.chat.Sample.removal;
import static app.tributary.chat.Sample.said;
import static app.tributary.chat.Sample.subscription;
import static app.tributary.chat.Sample.timeout;
import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.feed.FeedRow.Removed;
import app.tributary.feed.FeedRow.Removed.How;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedRemovalTest extends FeedTestCase {
    private static final Person MIRA = new Person("id-mira", "MIRA");

    @Test
    void aRemovedMessageIsStruckThroughWhereItStands_withoutALineOfItsOwn() {
        hearAll(live(TWITCH, "a", "mira", 0), live(TWITCH, "b", "mira", 1), removal(TWITCH, "a", 2));

        assertThat(settled().shown()).containsExactly("-a", "b");
        assertThat(view.removed("a")).contains(new Removed(How.DELETED, Optional.empty(), at(2)));
    }

    @Test
    void aRemovalThatComesTwiceIsToldOnce_unlessItNowSaysWhoDidIt() {
        hearAll(live(TWITCH, "a", "mira", 0), removal(TWITCH, "a", 2));
        feed.accept(removal(TWITCH, "a", 3));
        var signed = new ChatEvent.Removal(key(TWITCH, "a"), Optional.of(MIRA), at(2));
        feed.accept(signed);

        assertThat(settled().events).hasSize(3).endsWith(signed);
        assertThat(view.removed("a")).map(Removed::by).contains(Optional.of(MIRA));
    }

    @Test
    void aRemovalThatComesBeforeItsMessageIsRemembered() {
        hearAll(removal(TWITCH, "a", 2), removal(BLAZE, "b", 2), live(TWITCH, "a", "mira", 1),
                backfilled(said(BLAZE, "b", "mira", 0)), live(TWITCH, "b", "mira", 2));

        assertThat(settled().shown()).containsExactly("-b", "-a", "b");
    }

    @Test
    void anEditedMessageStaysRemoved() {
        hearAll(live(TWITCH, "a", "mira", 0), removal(TWITCH, "a", 2),
                new ChatEvent.Edit(said(TWITCH, "a", "mira", "other words", 0)));

        assertThat(settled().shown()).containsExactly("-a");
    }

    @Test
    void anActivityIsRemovedLikeAMessage() {
        hearAll(happening(subscription(TWITCH, "s", "mira", "hooray", 0)), removal(TWITCH, "s", 2));

        assertThat(settled().shown()).containsExactly("-+s");
    }

    @Test
    void aTimeoutTakesThePersonsEarlierMessagesInThatChannel() {
        hearAll(live(TWITCH, "a", "mira", 0), live(TWITCH, "b", "otto", 1), live(BLAZE, "c", "mira", 2),
                live(TWITCH, "d", "mira", 3), live(TWITCH, "later", "mira", 9), timeout(TWITCH, MIRA, 4));

        assertThat(settled().shown()).containsExactly("-a", "b", "c", "-d", "PersonAction", "later");
        assertThat(view.removed("d")).map(Removed::how).contains(How.TIMED_OUT);
    }

    @Test
    void aBanByLoginAloneFindsThePersonWhateverTheCase() {
        hearAll(live(TWITCH, "a", "mira", 0), live(TWITCH, "b", "otto", 1), ban(TWITCH, new Person("Mira", "Mira"), 4));

        assertThat(settled().shown()).containsExactly("-a", "b", "PersonAction");
        assertThat(view.removed("a")).map(Removed::how).contains(How.BANNED);
    }

    @Test
    void theShownNameOfSomebodyElseIsNoReason() {
        hearAll(live(TWITCH, "a", "mira", 0), ban(TWITCH, new Person("id-troll", "mira"), 4));

        assertThat(settled().shown()).containsExactly("a", "PersonAction");
    }

    @Test
    void aTimeoutReachesWhatIsFetchedOrArrivesAfterIt_butNothingWrittenLater() {
        hearAll(timeout(TWITCH, MIRA, 4), backfilled(said(TWITCH, "a", "mira", 1)), live(TWITCH, "b", "mira", 4),
                live(TWITCH, "c", "mira", 4.001), ban(BLAZE, new Person("MIRA", "MIRA"), 9),
                backfilled(said(BLAZE, "d", "mira", 8)));

        assertThat(settled().shown().stream().filter(word -> word.length() < 3)).containsExactly("-a", "-b", "c", "-d");
    }

    @Test
    void anUnbanBringsNothingBackAndTakesNothing() {
        hearAll(live(TWITCH, "a", "mira", 0), ban(TWITCH, MIRA, 1), live(TWITCH, "b", "mira", 2),
                new ChatEvent.PersonAction(TWITCH, MIRA, PersonActionKind.UNBAN, Optional.empty(), Optional.empty(),
                        Optional.empty(), at(3)));

        assertThat(settled().shown()).containsExactly("-a", "PersonAction", "b", "PersonAction");
    }

    @Test
    void aClearTakesEveryEarlierMessageOfTheChannel_alsoOnesFetchedLater_butNoActivityWithoutWords() {
        hearAll(live(TWITCH, "a", "mira", 0), live(BLAZE, "b", "otto", 1),
                happening(subscription(TWITCH, "s", "mira", "hooray", 2)),
                happening(subscription(TWITCH, "t", "mira", "", 3)), clear(TWITCH, 4), live(TWITCH, "c", "mira", 5),
                backfilled(said(TWITCH, "d", "mira", 1.5)));

        assertThat(settled().shown()).containsExactly("-a", "b", "-d", "-+s", "+t", "Clear", "c");
        assertThat(view.removed("a")).map(Removed::how).contains(How.CLEARED);
    }

    @Test
    void aClearDatedInTheFarFutureTakesOnlyWhatIsThere() {
        clock.set(at(5));
        hearAll(live(TWITCH, "a", "mira", 0), new ChatEvent.Clear(TWITCH, Optional.empty(), Instant.MAX),
                live(TWITCH, "b", "mira", 6));

        assertThat(settled().shown()).containsExactly("-a", "Clear", "b");
    }

    @Test
    void aRecordingOfLongAgoIsClearedByItsOwnClock() {
        clock.set(at(1_000_000));
        hearAll(live(received(said(TWITCH, "a", "mira", 0), at(1_000_000))),
                live(received(said(TWITCH, "b", "mira", 2), at(1_000_000))), timeout(TWITCH, MIRA, 1));

        assertThat(settled().shown()).containsExactly("-a", "b", "PersonAction");
    }

    @Test
    void anActionReachesADayBackAndNoFurther() {
        double day = 24 * 60 * 60;
        clock.set(at(day));
        hearAll(live(TWITCH, "a", "mira", 0), live(TWITCH, "b", "mira", 1), clear(TWITCH, day + 0.5),
                timeout(TWITCH, MIRA, day + 0.6), backfilled(said(TWITCH, "c", "mira", 0.2)));

        assertThat(settled().shown()).containsExactly("a", "c", "-b", "Clear", "PersonAction");
    }

    @Test
    void theReasonThatCameFirstStays() {
        hearAll(live(TWITCH, "a", "mira", 0), removal(TWITCH, "a", 1), ban(TWITCH, MIRA, 2));

        assertThat(settled().removed("a")).map(Removed::how).contains(How.DELETED);
    }
}
