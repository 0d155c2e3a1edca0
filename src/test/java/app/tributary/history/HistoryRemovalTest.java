package app.tributary.history;

import static app.tributary.chat.Sample.BLAZE;
import static app.tributary.chat.Sample.START;
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
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryRemovalTest extends HistoryTestCase {
    private static final Person MIRA = new Person("id-mira", "MIRA");

    @Test
    void aRemovalReachesItsMessage_alsoOneOfAnEarlierSession() {
        session(live(TWITCH, "a", "mira", 1), live(TWITCH, "b", "mira", 2), live(BLAZE, "a", "mira", 2));
        session(removal(TWITCH, "a", 3), live(TWITCH, "c", "mira", 3), removal(TWITCH, "c", 4));

        assertThat(read("SELECT platform, message_id, removed FROM messages_v1")).containsExactlyInAnyOrder(
                "twitch a 1", "twitch b 0", "blaze a 0",
                "twitch c 1");
    }

    @Test
    void aRemovalThatComesBeforeItsMessageIsRemembered_alsoOverARestart() {
        session(removal(TWITCH, "a", 3), removal(TWITCH, "b", 3), live(TWITCH, "a", "mira", 1));
        session(backfilled(said(TWITCH, "b", "mira", 1)), live(BLAZE, "b", "mira", 1));

        assertThat(read("SELECT platform, message_id, removed FROM messages_v1")).containsExactlyInAnyOrder(
                "twitch a 1", "twitch b 1", "blaze b 0");
        assertThat(read("SELECT * FROM early_removals")).isEmpty();
    }

    @Test
    void theFirstReasonStays_andWhoDidItIsAdded() {
        session(live(TWITCH, "a", "mira", 1), timeout(TWITCH, MIRA, 2),
                new ChatEvent.Removal(key(TWITCH, "a"), Optional.of(new Person("id-otto", "Otto")), at(3)));

        assertThat(read("SELECT removed, removed_how, removed_by, removed_at_ms FROM messages")).containsExactly(
                "1 timeout Otto " + START.plusSeconds(2).toEpochMilli());
    }

    @Test
    void aTimeoutTakesThePersonsEarlierMessagesInThatChannel() {
        session(live(TWITCH, "a", "mira", 1), live(TWITCH, "b", "otto", 2), live(BLAZE, "c", "mira", 2),
                happening(subscription(TWITCH, "s", "mira", "words", 2)),
                happening(subscription(TWITCH, "t", "mira", "", 2)), live(TWITCH, "d", "mira", 5));
        session(timeout(TWITCH, MIRA, 4));

        assertThat(removed()).containsExactly("a", "s");
    }

    @Test
    void aBanByLoginAloneFindsThePersonWhateverTheCase() {
        session(live(TWITCH, "a", "mira", 1), live(TWITCH, "b", "otto", 2), ban(TWITCH, new Person("MIRA", "Mira"), 4),
                backfilled(said(TWITCH, "c", "mira", 3)));

        assertThat(removed()).containsExactly("a", "c");
    }

    @Test
    void theShownNameOfSomebodyElseIsNoReason() {
        session(live(TWITCH, "a", "mira", 1), ban(TWITCH, new Person("id-troll", "mira"), 4));

        assertThat(removed()).isEmpty();
    }

    @Test
    void whatIsFetchedAfterATimeoutIsTaken_butNothingWrittenLater() {
        session(timeout(TWITCH, MIRA, 4), backfilled(said(TWITCH, "a", "mira", 1)), live(TWITCH, "b", "mira", 4));
        session(backfilled(said(TWITCH, "c", "mira", 3)), live(TWITCH, "d", "mira", 4.001),
                backfilled(said(TWITCH, "e", "otto", 3)));

        assertThat(removed()).containsExactly("a", "b", "c");
    }

    @Test
    void aClearTakesEveryEarlierMessageOfTheChannel() {
        session(live(TWITCH, "a", "mira", 1), live(BLAZE, "b", "mira", 1), clear(TWITCH, 4),
                live(TWITCH, "c", "mira", 5), backfilled(said(TWITCH, "d", "mira", 2)),
                happening(subscription(TWITCH, "t", "mira", "", 2)));

        assertThat(removed()).containsExactly("a", "d");
    }

    @Test
    void anActionReachesADayBackAndNoFurther() {
        double day = 24 * 60 * 60;
        session(live(TWITCH, "a", "mira", -day), live(TWITCH, "b", "mira", -day + 2), clear(TWITCH, 1));

        assertThat(removed()).containsExactly("b");
    }

    @Test
    void aClearDatedInTheFarFutureTakesOnlyWhatIsThere() {
        session(live(TWITCH, "a", "mira", 1), new ChatEvent.Clear(TWITCH, Optional.empty(), Instant.MAX),
                live(TWITCH, "b", "mira", 4_000));

        assertThat(removed()).containsExactly("a");
    }

    @Test
    void aRecordingOfLongAgoIsClearedByItsOwnClock() {
        session(live(received(said(TWITCH, "a", "mira", 0), at(1_000_000))),
                live(received(said(TWITCH, "b", "mira", 2), at(1_000_000))), timeout(TWITCH, MIRA, 1),
                live(received(said(TWITCH, "c", "mira", 0.5), at(1_000_000))));

        assertThat(removed()).containsExactly("a", "c");
    }

    @Test
    void anUnbanTakesNothingAndBringsNothingBack() {
        session(live(TWITCH, "a", "mira", 1), ban(TWITCH, MIRA, 2), live(TWITCH, "b", "mira", 3),
                new ChatEvent.PersonAction(TWITCH, MIRA, PersonActionKind.UNBAN, Optional.empty(), Optional.empty(),
                        Optional.of("sorry"), at(4)));

        assertThat(removed()).containsExactly("a");
        assertThat(read("SELECT how, target_name, why FROM moderation")).containsExactly("ban MIRA null",
                "unban MIRA sorry");
    }

    @Test
    void aRestoredMessageIsThereAgain() {
        session(live(TWITCH, "a", "mira", 1), removal(TWITCH, "a", 3), removal(TWITCH, "b", 3));
        session(new ChatEvent.Restored(key(TWITCH, "a"), at(4)), new ChatEvent.Restored(key(TWITCH, "b"), at(4)),
                backfilled(said(TWITCH, "b", "mira", 1)));

        assertThat(removed()).isEmpty();
    }
}
