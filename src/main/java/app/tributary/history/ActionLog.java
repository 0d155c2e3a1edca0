package app.tributary.history;

import app.tributary.chat.Channel;
import app.tributary.chat.PlatformId;
import java.time.Instant;
import java.util.List;

/**
 * The log of what was done from this console. Writing never blocks, and is on the disk within the
 * history's linger; any thread may call.
 */
public final class ActionLog {
    private final Scribe scribe;
    private final Reading reading;
    private final long lastId;

    ActionLog(Scribe scribe, Reading reading, long lastId) {
        this.scribe = scribe;
        this.reading = reading;
        this.lastId = lastId;
    }

    /** The highest id when the history was opened; 0 where there was none. New actions count on from it. */
    public long lastId() {
        return lastId;
    }

    /** Writes an action down. The same id again replaces what was written. */
    public void append(LoggedAction action) {
        scribe.run(database -> database.update(
                "INSERT OR REPLACE INTO action_log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                action.id(), action.at().toEpochMilli(), action.channel().platform().value(), action.channel().name(),
                action.verb(), action.object(), action.messageId(), action.person(), action.outcome(),
                action.reason()));
    }

    /**
     * Writes down what became of an action.
     *
     * @param messageId the message that it made or touched; empty leaves what was written
     */
    public void complete(long id, String outcome, String reason, String messageId) {
        scribe.run(database -> database.update("""
                UPDATE action_log SET outcome = ?2, reason = ?3,
                message_id = CASE ?4 WHEN '' THEN message_id ELSE ?4 END WHERE id = ?1""", id, outcome, reason,
                messageId));
    }

    /**
     * The newest actions that are on the disk, newest first. Reads the disk: not on the FX thread.
     *
     * @throws java.io.UncheckedIOException where it cannot be read
     */
    public List<LoggedAction> recent(int limit) {
        return reading.query("SELECT * FROM action_log ORDER BY id DESC LIMIT ?",
                row -> new LoggedAction(row.getLong("id"), Instant.ofEpochMilli(row.getLong("at_ms")),
                        new Channel(new PlatformId(row.getString("platform")), row.getString("channel")),
                        row.getString("verb"), row.getString("object"), row.getString("message_id"),
                        row.getString("person"), row.getString("outcome"), row.getString("reason")),
                limit);
    }
}
