package app.tributary.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The versions of the file, and the way from each to the next. */
final class Schema {
    /** The version that this program writes; {@code PRAGMA user_version}. */
    static final int VERSION = 2;

    /** "Trib": marks the file as ours, see https://sqlite.org/pragma.html#pragma_application_id */
    private static final int APPLICATION_ID = 0x54726962;

    private Schema() {}

    /** The file is not for this program. */
    static final class Foreign extends Exception {
        private static final long serialVersionUID = 1;

        Foreign(String why) {
            super(why);
        }
    }

    /** Brings an open file to {@link #VERSION}, each step in a transaction of its own. */
    static void bringUp(Connection connection) throws SQLException, Foreign {
        try (var statement = connection.createStatement()) {
            int version = number(statement, "PRAGMA user_version");
            if (version > VERSION) {
                throw new Foreign("the history was written by a newer version of the program (its form is " + version
                        + ", this version knows " + VERSION + "): update the program, or use another data directory");
            }
            boolean used = number(statement, "SELECT count(*) FROM sqlite_schema") > 0;
            if (used && number(statement, "PRAGMA application_id") != APPLICATION_ID) {
                throw new Foreign("the file is a database of another program: use another data directory");
            }
            for (int next = version + 1; next <= VERSION; next++) {
                statement.executeUpdate("BEGIN IMMEDIATE");
                statement.executeUpdate(script(next));
                statement.executeUpdate("PRAGMA application_id = " + APPLICATION_ID);
                statement.executeUpdate("PRAGMA user_version = " + next);
                statement.executeUpdate("COMMIT");
            }
        }
    }

    static int number(Statement statement, String query) throws SQLException {
        try (var result = statement.executeQuery(query)) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    private static String script(int version) {
        var name = "schema-" + version + ".sql";
        try (var in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
