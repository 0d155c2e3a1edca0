package app.tributary.history;

import app.tributary.chat.ChatEvent;
import app.tributary.chat.Sample;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A history in a folder of its own, and another program that reads it. */
abstract class HistoryTestCase {
    static final InstantSource CLOCK = InstantSource.fixed(Sample.START.plusSeconds(3600));

    @TempDir
    Path folder;
    private final List<History> open = new ArrayList<>();

    Path file() {
        return folder.resolve("history.db");
    }

    HistorySettings settings() {
        return new HistorySettings(500, Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofMillis(20), 10_000,
                Duration.ofSeconds(60));
    }

    History open() {
        return opened(History.open(file(), CLOCK, settings())).history();
    }

    HistoryOpening.Opened opened(HistoryOpening opening) {
        return switch (opening) {
            case HistoryOpening.Opened opened -> {
                open.add(opened.history());
                yield opened;
            }
            case HistoryOpening.Refused(var why) -> throw new AssertionError(why);
        };
    }

    /** Opens the history, lets it hear these, and closes it. */
    void session(ChatEvent... events) {
        try (var history = open()) {
            history.accept(Arrays.asList(events));
        }
    }

    static void settle(History history) {
        try {
            history.written().get(60, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /** Each row of an answer as its columns, joined by spaces; read as any other program would. */
    List<String> read(String sql) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getObject(i)));
                }
                rows.add(String.join(" ", row));
            }
            return rows;
        } catch (SQLException error) {
            throw new AssertionError(error);
        }
    }

    void execute(String sql) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException error) {
            throw new AssertionError(error);
        }
    }

    List<String> removed() {
        return read("SELECT message_id FROM messages_v1 WHERE removed = 1 ORDER BY message_id");
    }

    @AfterEach
    void closeAll() {
        open.forEach(History::close);
    }
}
