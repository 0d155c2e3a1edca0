package app.tributary.history;

import static app.tributary.chat.Sample.TWITCH;
import static app.tributary.chat.Sample.clear;
import static app.tributary.chat.Sample.key;
import static app.tributary.chat.Sample.live;
import static app.tributary.chat.Sample.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.Pin;
import app.tributary.chat.Pin.Keeper;
import app.tributary.chat.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class HistoryTroubleTest extends HistoryTestCase {

    @Test
    void aFileThatIsNoDatabaseIsSetAside_andANewOneBegun() throws IOException {
        Files.writeString(file(), "once upon a time there was a history, but this is not it".repeat(100));

        var opened = opened(History.open(file(), CLOCK, settings()));
        opened.history().accept(List.of(live(TWITCH, "a", "mira", 1)));
        opened.history().close();

        var aside = opened.setAside().orElseThrow();
        assertThat(aside.to()).hasFileName("history.db.damaged-20260301-210000").content().startsWith("once upon");
        assertThat(aside.why()).contains("not a database");
        assertThat(read("SELECT message_id FROM messages_v1")).containsExactly("a");
    }

    @Test
    void whatWasSetAsideBeforeIsNotOverwritten() throws IOException {
        for (int i = 0; i < 3; i++) {
            Files.writeString(file(), "broken " + i + " ".repeat(2_000));
            opened(History.open(file(), CLOCK, settings())).history().close();
            Files.deleteIfExists(file());
        }

        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder(
                    "history.db.damaged-20260301-210000", "history.db.damaged-20260301-210000-2",
                    "history.db.damaged-20260301-210000-3");
        }
        assertThat(folder.resolve("history.db.damaged-20260301-210000")).content().startsWith("broken 0");
    }

    @Test
    void aFileThatTurnsOutDamagedWhileWritingIsSetAside_withNothingLostThatStillWaited() throws IOException {
        var many = new ArrayList<ChatEvent>();
        for (int i = 0; i < 3_000; i++) {
            many.add(live(said(TWITCH, "old" + i, "mira", "some words that fill the pages " + i, i)));
        }
        session(many.toArray(ChatEvent[]::new));
        var bytes = Files.readAllBytes(file());
        for (int i = 20 * 4096; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(file(), bytes);

        var states = new CopyOnWriteArrayList<HistoryState>();
        var opening = opened(History.open(file(), CLOCK, settings()));
        var history = opening.history();
        history.onState(states::add);
        var pin = new Pin(key(TWITCH, "p"), List.of(), Optional.empty(), Optional.empty(), Sample.START,
                Optional.empty(), Keeper.CONSOLE);
        history.pins().save(pin);
        history.accept(List.of(clear(TWITCH, 5_000), live(TWITCH, "new", "mira", 5_001)));
        settle(history);
        history.close();

        assertThat(read("SELECT message_id FROM messages_v1")).containsExactly("new");
        assertThat(opening.setAside().isPresent()
                || states.stream().anyMatch(HistoryState.Replaced.class::isInstance)).isTrue();
        assertThat(folder.resolve("history.db.damaged-20260301-210000")).exists();
        assertThat(open().pins().list()).containsExactly(pin);
    }

    @Test
    void aHistoryOfANewerVersionIsRefusedAndLeftAlone() {
        session(live(TWITCH, "a", "mira", 1));
        execute("PRAGMA user_version = 99");

        assertThat(History.open(file(), CLOCK, settings())).isInstanceOfSatisfying(HistoryOpening.Refused.class,
                refused -> assertThat(refused.why()).contains("newer version", "99"));
        assertThat(read("SELECT message_id FROM messages_v1")).containsExactly("a");
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefusedAndLeftAlone() {
        execute("CREATE TABLE recipes (name TEXT)");

        assertThat(History.open(file(), CLOCK, settings())).isInstanceOfSatisfying(HistoryOpening.Refused.class,
                refused -> assertThat(refused.why()).contains("another program"));
        assertThat(read("SELECT count(*) FROM recipes")).containsExactly("0");
    }

    @Test
    void aFolderThatCannotBeIsRefused() throws IOException {
        Files.writeString(folder.resolve("taken"), "a file");

        assertThat(History.open(folder.resolve("taken").resolve("history.db"), CLOCK, settings()))
                .isInstanceOf(HistoryOpening.Refused.class);
    }

    @Test
    void whileTheDiskRefusesRowsWait_andAreWrittenWhenItNoLongerDoes() throws SQLException {
        var history = open();
        var states = new CopyOnWriteArrayList<HistoryState>();
        history.onState(states::add);
        try (var _ = locked()) {
            history.accept(List.of(live(TWITCH, "a", "mira", 1), live(TWITCH, "b", "mira", 2)));
            await().atMost(Duration.ofSeconds(60)).until(() -> history.state() instanceof HistoryState.Retrying);
            history.accept(List.of(live(TWITCH, "c", "mira", 3)));
        }
        settle(history);

        assertThat(read("SELECT message_id FROM messages_v1")).containsExactly("a", "b", "c");
        assertThat(history.state()).isEqualTo(new HistoryState.Writing(0));
        assertThat(states.getFirst()).isInstanceOfSatisfying(HistoryState.Retrying.class,
                retrying -> assertThat(retrying.why()).contains("locked"));
    }

    @Test
    void moreThanCanWaitIsCountedAsLost_butNoRemovalIs() throws SQLException {
        var few = new HistorySettings(500, Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(20), 100,
                Duration.ofSeconds(60));
        var history = opened(History.open(file(), CLOCK, few)).history();
        try (var _ = locked()) {
            for (int i = 0; i < 150; i++) {
                history.accept(List.of(live(TWITCH, "m" + i, "mira", i)));
            }
            history.accept(List.of(clear(TWITCH, 200)));
        }
        settle(history);

        assertThat(read("SELECT count(*), sum(removed) FROM messages_v1")).containsExactly("100 100");
        assertThat(history.state()).isEqualTo(new HistoryState.Writing(50));
    }

    @Test
    void oneRowThatCannotBeStoredTakesNoOtherWithIt() {
        var history = open();
        execute("CREATE TRIGGER refuse BEFORE INSERT ON messages WHEN new.message_id = 'poison' BEGIN"
                + " SELECT raise(ABORT, 'no'); END");
        history.accept(List.of(live(TWITCH, "a", "mira", 1), live(TWITCH, "poison", "mira", 2),
                live(TWITCH, "b", "mira", 3)));
        settle(history);

        assertThat(read("SELECT message_id FROM messages_v1")).containsExactly("a", "b");
        assertThat(history.state()).isEqualTo(new HistoryState.Writing(1));
    }

    /** Another program that writes and does not finish. */
    private Connection locked() throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("BEGIN IMMEDIATE");
        }
        return connection;
    }
}
