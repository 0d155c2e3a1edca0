package app.tributary.history;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.MessageKey;
import app.tributary.chat.PlatformId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Everything that was said, in one SQLite file. Writing happens on one thread behind a queue: whatever
 * is handed over is on the disk within {@link HistorySettings#linger()}, or when {@link #close()} has
 * returned. Nothing doubles, neither within a session nor over a restart: the key of a row is platform,
 * channel and message id.
 *
 * <p>It takes the events of the feed's batches, {@code feed.subscribe(batch -> history.accept(batch.events()))},
 * and needs no row of the feed.
 */
public final class History implements AutoCloseable {
    private final Scribe scribe;
    private final Reading reading;
    private final ActionLog actions;
    private final ConsolePins pins;
    private final KeptLifts lifts;

    private History(Scribe scribe, Reading reading, ActionLog actions, ConsolePins pins, KeptLifts lifts) {
        this.scribe = scribe;
        this.reading = reading;
        this.actions = actions;
        this.pins = pins;
        this.lifts = lifts;
    }

    /** Opens the file with the standard settings; see the other one. */
    public static HistoryOpening open(Path file, InstantSource clock) {
        return open(file, clock, HistorySettings.standard());
    }

    /**
     * Opens the file, or begins it. Takes some tenths of a second: not on the FX thread. One that cannot be
     * read is given another name and never overwritten.
     */
    public static HistoryOpening open(Path file, InstantSource clock, HistorySettings settings) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try {
                return opened(file, clock, settings, Optional.empty());
            } catch (SQLException error) {
                return switch (Trouble.of(error)) {
                    case DAMAGED, CLOSED_TO_US -> {
                        if (!Files.exists(file)) {
                            yield refused(file, error);
                        }
                        var aside = DamagedFile.setAside(file, String.valueOf(error.getMessage()), clock.instant());
                        yield opened(file, clock, settings, Optional.of(aside));
                    }
                    case DISK, ROW -> refused(file, error);
                };
            }
        } catch (Schema.Foreign foreign) {
            return new HistoryOpening.Refused(file + ": " + foreign.getMessage());
        } catch (SQLException | IOException error) {
            return refused(file, error);
        }
    }

    private static HistoryOpening opened(Path file, InstantSource clock, HistorySettings settings,
            Optional<SetAside> aside) throws SQLException, Schema.Foreign {
        var database = Database.toWrite(file, settings.busy());
        try {
            var kept = ConsolePins.read(database);
            var lifts = KeptLifts.read(database);
            long lastAction = database.query("SELECT coalesce(max(id), 0) FROM action_log", row -> row.getLong(1))
                    .getFirst();
            long weekAgo = clock.instant().minus(Duration.ofDays(7)).toEpochMilli();
            database.update("DELETE FROM early_removals WHERE at_ms < ?", weekAgo);
            var scribe = new Scribe(file, clock, settings, database,
                    () -> Stream.concat(kept.values().stream().map(ConsolePins::writing),
                            lifts.stream().map(KeptLifts::writing)).toList());
            var reading = new Reading(file, settings.busy());
            scribe.start();
            return new HistoryOpening.Opened(new History(scribe, reading, new ActionLog(scribe, reading, lastAction),
                    new ConsolePins(scribe, kept), new KeptLifts(scribe, lifts)), aside);
        } catch (SQLException | RuntimeException error) {
            database.close();
            throw error;
        }
    }

    private static HistoryOpening refused(Path file, Exception error) {
        return new HistoryOpening.Refused(
                file + ": the history cannot be opened (" + error.getMessage() + "): check the folder and the disk");
    }

    /** Takes events to be kept; those without a place in the history are ignored. Any thread; never blocks. */
    public void accept(List<ChatEvent> events) {
        scribe.hear(events);
    }

    /** How the writing goes. */
    public HistoryState state() {
        return scribe.health().state();
    }

    /** Hears how the writing goes whenever that changes, on the history's thread; must not block. */
    public void onState(Consumer<HistoryState> listener) {
        scribe.health().onState(listener);
    }

    /** Done when everything that was accepted so far is on the disk. */
    public CompletableFuture<Void> written() {
        return scribe.mark();
    }

    /** The log of what was done from this console. */
    public ActionLog actions() {
        return actions;
    }

    /** The restrictions that the console has to end. */
    public KeptLifts lifts() {
        return lifts;
    }

    /** The pins that the console keeps. */
    public ConsolePins pins() {
        return pins;
    }

    /**
     * The last rows that are on the disk, oldest first. Reads the disk: not on the FX thread.
     *
     * @param channel empty: of all channels, by when they were written down
     * @throws java.io.UncheckedIOException where it cannot be read
     */
    public List<StoredMessage> recent(Optional<Channel> channel, int limit) {
        var rows = channel.map(one -> reading.query("""
                SELECT * FROM messages WHERE platform = ? AND channel = ?
                ORDER BY placed_at_ms DESC, seq DESC LIMIT ?""", History::stored, one.platform().value(), one.name(),
                limit)).orElseGet(() -> reading.query("""
                        SELECT * FROM (SELECT * FROM messages ORDER BY seq DESC LIMIT ?)
                        ORDER BY placed_at_ms DESC, seq DESC""", History::stored, limit));
        Collections.reverse(rows);
        return rows;
    }

    /**
     * What is known of a person in a channel. Reads the disk: not on the FX thread.
     *
     * @throws java.io.UncheckedIOException where it cannot be read
     */
    public AuthorFacts facts(Channel channel, String authorId) {
        return reading.query(
                "SELECT count(*), coalesce(sum(removed), 0), min(placed_at_ms), max(placed_at_ms) FROM messages"
                        + " WHERE platform = ? AND channel = ? AND author_id = ? AND " + Kinds.WRITTEN,
                row -> new AuthorFacts(row.getLong(1), row.getLong(2), instant(row, 3), instant(row, 4)),
                channel.platform().value(), channel.name(), authorId).getFirst();
    }

    /** Writes everything that was accepted, and ends the thread. */
    @Override
    public void close() {
        scribe.close();
    }

    private static StoredMessage stored(ResultSet row) throws SQLException {
        var channel = new Channel(new PlatformId(row.getString("platform")), row.getString("channel"));
        return new StoredMessage(new MessageKey(channel, row.getString("message_id")), row.getString("author_id"),
                row.getString("author_name"), row.getString("text"),
                Instant.ofEpochMilli(row.getLong("sent_at_ms")), Instant.ofEpochMilli(row.getLong("received_at_ms")),
                row.getString("kind"), row.getBoolean("removed"));
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
