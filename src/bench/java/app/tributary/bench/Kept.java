package app.tributary.bench;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What of a run is in the history of a console that may be running. */
final class Kept {
    private static final String QUERY = "SELECT count(*) FROM messages WHERE platform = 'twitch' AND channel = '"
            + LoadServer.CHANNEL + "' AND message_id >= ? AND message_id < ?";

    private Kept() {}

    /** How many different messages of a run are there; the table cannot hold one twice. */
    static int count(Path data, int run) throws SQLException {
        try (var connection = DriverManager
                .getConnection("jdbc:sqlite:file:" + data.resolve("history.db") + "?mode=ro");
                var query = connection.prepareStatement(QUERY)) {
            query.setString(1, MessageStamp.first(run));
            query.setString(2, MessageStamp.behind(run));
            try (var answer = query.executeQuery()) {
                return answer.next() ? answer.getInt(1) : 0;
            }
        }
    }
}
