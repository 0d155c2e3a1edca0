package app.tributary.history;

import static app.tributary.chat.Sample.BLAZE;
import static app.tributary.chat.Sample.TWITCH;
import static app.tributary.chat.Sample.at;
import static app.tributary.chat.Sample.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.tributary.chat.Channel;
import app.tributary.chat.Fragment;
import app.tributary.chat.Person;
import app.tributary.chat.Pin;
import app.tributary.chat.Pin.Keeper;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The log of actions and the console's own pins. */
class HistoryKeepingTest extends HistoryTestCase {

    private static LoggedAction action(long id, String outcome) {
        return new LoggedAction(id, at((double) id), TWITCH, "timeout", "10 minutes", "", "mira", outcome, "");
    }

    private static Pin pin(Channel channel, String id) {
        return new Pin(key(channel, id),
                List.of(new Fragment.Text("look "), new Fragment.Emote("Kappa", "25", URI.create("https://e.test/25")),
                        new Fragment.Mention("@otto", "otto"),
                        new Fragment.Link("e.test/a?b", URI.create("https://e.test/a?b")),
                        new Fragment.Cheer("Cheer100", 100)),
                Optional.of(new Person("id-mira", "Mira")), Optional.empty(), at(3), Optional.of(at(60)),
                Keeper.CONSOLE);
    }

    @Test
    void anActionIsWrittenWhenGivenAndAgainWhenItHasEnded() {
        var history = open();
        history.actions().append(action(1, ""));
        history.actions().append(action(2, ""));
        history.actions().complete(1, "rejected", "not a moderator", "");
        settle(history);

        assertThat(history.actions().recent(10)).containsExactly(action(2, ""),
                new LoggedAction(1, at(1), TWITCH, "timeout", "10 minutes", "", "mira", "rejected", "not a moderator"));
        assertThat(history.actions().recent(1)).hasSize(1);
    }

    @Test
    void theCountOfActionsGoesOnAfterARestart() {
        try (var history = open()) {
            assertThat(history.actions().lastId()).isZero();
            history.actions().append(action(41, "done"));
        }

        assertThat(open().actions().lastId()).isEqualTo(41);
    }

    @Test
    void aPinOfTheConsoleIsThereAtOnce_andAfterARestart_inEveryPiece() {
        try (var history = open()) {
            history.pins().save(pin(TWITCH, "a"));
            history.pins().save(pin(BLAZE, "b"));
            history.pins().save(pin(TWITCH, "c"));
            assertThat(history.pins().of(TWITCH)).contains(pin(TWITCH, "c"));
        }

        var again = open();
        assertThat(again.pins().list()).containsExactly(pin(BLAZE, "b"), pin(TWITCH, "c"));
        again.pins().remove(BLAZE);
        assertThat(again.pins().of(BLAZE)).isEmpty();
        again.close();

        assertThat(open().pins().list()).containsExactly(pin(TWITCH, "c"));
        assertThat(read("SELECT count(*) FROM console_pin_pieces")).containsExactly("5");
    }

    @Test
    void aPinThatThePlatformKeepsIsNotOurs() {
        var theirs = new Pin(key(TWITCH, "a"), List.of(), Optional.empty(), Optional.empty(), at(0), Optional.empty(),
                Keeper.PLATFORM);

        var history = open();
        assertThatIllegalArgumentException().isThrownBy(() -> history.pins().save(theirs));
    }

    @Test
    void aRestrictionToEndOutlivesTheProgram_untilItIsEnded() {
        var lift = new KeptLifts.KeptLift(TWITCH, new Person("u7", "Rude"), at(600));
        try (var history = open()) {
            history.lifts().save(lift);
            history.lifts().save(new KeptLifts.KeptLift(BLAZE, new Person("u7", "Rude"), at(60)));
            history.lifts().remove(BLAZE, "u7");
        }

        assertThat(open().lifts().list()).containsExactly(lift);
    }
}
