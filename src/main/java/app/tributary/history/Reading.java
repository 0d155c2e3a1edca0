package app.tributary.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Queries beside the writer, each on a read-only connection of its own: rare and short, and never stale
 * when a damaged file was replaced. Any thread.
 *
 * @param file the database
 * @param busy how long another's lock is waited for
 */
record Reading(Path file, Duration busy) {
    <T> List<T> query(String sql, Database.Row<T> row, Object... values) {
        try (var database = Database.toRead(file, busy)) {
            return database.query(sql, row, values);
        } catch (SQLException error) {
            throw new UncheckedIOException(new IOException("the history cannot be read", error));
        }
    }
}
