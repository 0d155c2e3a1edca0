package app.tributary.history;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** One connection to the file, with the statements that it has prepared. One thread at a time. */
final class Database implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /** Reads one row of an answer. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private Database(Connection connection) {
        this.connection = connection;
    }

    /** The one that writes: makes the file where there is none, and brings its schema up. */
    static Database toWrite(Path file, Duration busy) throws SQLException, Schema.Foreign {
        var config = config(busy);
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.NORMAL);
        // 8 MB instead of 2: message ids are random, so their index is touched all over.
        config.setCacheSize(-8_000);
        config.setJournalSizeLimit(16 << 20);
        var connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            Schema.bringUp(connection);
        } catch (SQLException | Schema.Foreign | RuntimeException refused) {
            connection.close();
            throw refused;
        }
        return new Database(connection);
    }

    /** One that only reads, beside the one that writes. */
    static Database toRead(Path file, Duration busy) throws SQLException {
        var config = config(busy);
        config.setReadOnly(true);
        return new Database(config.createConnection("jdbc:sqlite:" + file));
    }

    private static SQLiteConfig config(Duration busy) {
        var config = new SQLiteConfig();
        config.setBusyTimeout((int) busy.toMillis());
        return config;
    }

    /**
     * Runs a statement that changes rows.
     *
     * @param values text, whole numbers, truth values, or an {@code Optional} of one of them for a column
     *        that may be empty
     * @return how many rows it changed
     */
    int update(String sql, Object... values) throws SQLException {
        return bound(sql, values).executeUpdate();
    }

    /** Runs a query and reads the whole answer. */
    <T> List<T> query(String sql, Row<T> row, Object... values) throws SQLException {
        var answer = new ArrayList<T>();
        try (var result = bound(sql, values).executeQuery()) {
            while (result.next()) {
                answer.add(row.read(result));
            }
        }
        return answer;
    }

    // The driver's own transactions would take the next write lock with every commit, and keep it.

    void begin() throws SQLException {
        update("BEGIN IMMEDIATE");
    }

    void commit() throws SQLException {
        update("COMMIT");
    }

    void rollback() throws SQLException {
        update("ROLLBACK");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private PreparedStatement bound(String sql, Object... values) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int place, Object value) throws SQLException {
        switch (value) {
            // Readers in other languages end a text at its first NUL.
            case String text -> statement.setString(place, text.replace('\0', '\uFFFD'));
            case Long number -> statement.setLong(place, number);
            case Integer number -> statement.setInt(place, number);
            case Boolean truth -> statement.setInt(place, truth ? 1 : 0);
            case Optional<?> maybe when maybe.isPresent() -> bind(statement, place, maybe.get());
            case Optional<?> _ -> statement.setNull(place, Types.NULL);
            default -> throw new IllegalArgumentException("no column takes a " + value.getClass());
        }
    }
}
