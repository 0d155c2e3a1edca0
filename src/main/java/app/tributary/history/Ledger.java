package app.tributary.history;

import app.tributary.chat.Activity;
import app.tributary.chat.Author;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.ChatMessage;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Money;
import app.tributary.chat.Person;
import app.tributary.chat.PersonActionKind;
import app.tributary.chat.PlatformClock;
import app.tributary.chat.ReplyTo;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes down what the platforms say. The rules of removal are the feed's: by key whenever it was said,
 * also when the removal comes first; a clear, a timeout or a ban take along what
 * {@link PlatformClock#takes} says, also when it is fetched later. Belongs to the history's thread.
 */
final class Ledger {
    private static final String FAR = "abs(sent_at_ms - received_at_ms) > 600000";

    /** {@link PlatformClock#takes} with the moment as %1$s. */
    private static final String TAKEN = ("(sent_at_ms BETWEEN %1$s - 86400000 AND %1$s OR " + FAR
            + " AND received_at_ms BETWEEN %1$s - 86400000 AND %1$s)");

    private static final String INSERT = """
            INSERT INTO messages (platform, channel, message_id, author_id, author_login, author_name, text, worded,
                headline, kind, sent_at_ms, received_at_ms, placed_at_ms, reply_to, paid_amount, paid_currency, count)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (platform, channel, message_id) DO\s""";

    private static final String REMOVE_ROW = """
            UPDATE messages SET removed = 1, removed_by = coalesce(removed_by, ?),
                removed_how = CASE removed WHEN 0 THEN 'deleted' ELSE removed_how END,
                removed_at_ms = coalesce(removed_at_ms, ?)
            WHERE platform = ? AND channel = ? AND message_id = ?""";

    private static final String RESTORE_ROW = """
            UPDATE messages SET removed = 0, removed_by = NULL, removed_how = NULL, removed_at_ms = NULL
            WHERE platform = ? AND channel = ? AND message_id = ?""";

    private static final String TAKE = """
            UPDATE messages SET removed = 1, removed_how = ?, removed_by = ?, removed_at_ms = ?
            WHERE platform = ? AND channel = ? AND removed = 0 AND worded = 1 AND\s""";
    private static final String AMONG_NEAR = "placed_at_ms BETWEEN ?3 - 86400000 AND ?3 AND "
            + TAKEN.formatted("?3");
    private static final String AMONG_FAR = FAR + " AND " + TAKEN.formatted("?3");

    private static final String SETTLE_EARLY = """
            UPDATE messages SET removed = 1, removed_how = 'deleted', removed_by = e.removed_by,
                removed_at_ms = e.at_ms
            FROM early_removals e
            WHERE messages.seq > ? AND e.platform = messages.platform AND e.channel = messages.channel
                AND e.message_id = messages.message_id""";
    private static final String FORGET_EARLY = """
            DELETE FROM early_removals WHERE EXISTS (SELECT 1 FROM messages m WHERE m.platform =
            early_removals.platform AND m.channel = early_removals.channel
            AND m.message_id = early_removals.message_id)""";
    private static final String SETTLE_TAKEN = """
            UPDATE messages SET removed = 1, removed_how = a.how, removed_by = a.done_by, removed_at_ms = a.at_ms
            FROM moderation a
            WHERE messages.seq > ? AND removed = 0 AND worded = 1
                AND a.platform = messages.platform AND a.channel = messages.channel
                AND a.at_ms BETWEEN min(sent_at_ms, received_at_ms) AND max(sent_at_ms, received_at_ms) + 86400000
                AND (a.how = 'clear' OR a.how IN ('timeout', 'ban')
                    AND (a.target_id = author_id OR a.target_login = author_login))
                AND\s""" + TAKEN.formatted("a.at_ms");

    private final Database database;
    private long newSince;
    private boolean anyNew;
    private boolean anyEarly = true;

    Ledger(Database database) {
        this.database = database;
    }

    /** Begins a transaction. */
    void begin() throws SQLException {
        database.begin();
        newSince = database.query("SELECT coalesce(max(seq), 0) FROM messages", row -> row.getLong(1)).getFirst();
        anyNew = false;
    }

    /** Applies to the new rows what was said about them before they came, and ends the transaction. */
    void commit() throws SQLException {
        if (anyNew) {
            if (anyEarly) {
                database.update(SETTLE_EARLY, newSince);
                database.update(FORGET_EARLY);
                anyEarly = database.query("SELECT EXISTS (SELECT 1 FROM early_removals)", row -> row.getBoolean(1))
                        .getFirst();
            }
            database.update(SETTLE_TAKEN, newSince);
        }
        database.commit();
    }

    void hear(ChatEvent event, Instant now) throws SQLException {
        switch (event) {
            case ChatEvent.Message(var message, var origin) -> message(message, origin, "NOTHING");
            case ChatEvent.Edit(var message) ->
                message(message, Origin.BACKFILL, "UPDATE SET text = excluded.text, edited = 1");
            case ChatEvent.Happening(var activity, var origin) -> activity(activity, origin);
            case ChatEvent.Removal(var key, var by, var at) -> removal(key, by, at);
            case ChatEvent.Restored(var key, _) -> restored(key);
            case ChatEvent.Clear(var channel, var by, var at) -> clear(channel, by, believed(at, now));
            case ChatEvent.PersonAction action -> personAction(action, believed(action.at(), now));
            case ChatEvent.Gap(var channel, var from, var to, var filled, var whole) ->
                database.update("INSERT OR REPLACE INTO gaps VALUES (?, ?, ?, ?, ?, ?)", channel.platform().value(),
                        channel.name(), PlatformClock.millis(from), PlatformClock.millis(to), filled, whole);
            case ChatEvent.PinChanged _,ChatEvent.ModeChanged _,ChatEvent.Viewers _,ChatEvent.Outlets _,ChatEvent.Connection _,ChatEvent.Notice _,ChatEvent.Reactions _ ->
                {
                }
        }
    }

    private void message(ChatMessage message, Origin origin, String otherwise) throws SQLException {
        insert(otherwise, message.key(), Optional.of(message.author()), message.text(), true, "", Kinds.of(message),
                message.sentAt(), message.receivedAt(), origin, message.replyTo().map(ReplyTo::messageId),
                message.paid(), 0);
    }

    private void activity(Activity activity, Origin origin) throws SQLException {
        var words = activity.message();
        var author = activity.actor().or(() -> words.map(ChatMessage::author));
        var money = activity.money().or(() -> words.flatMap(ChatMessage::paid));
        insert("NOTHING", activity.key(), author, words.map(ChatMessage::text).orElse(activity.headline()),
                words.isPresent(), activity.headline(), Kinds.of(activity), activity.sentAt(), activity.receivedAt(),
                origin, Optional.empty(), money, activity.count());
    }

    private void insert(String otherwise, MessageKey key, Optional<Author> author, String text, boolean worded,
            String headline, String kind, Instant sentAt, Instant receivedAt, Origin origin, Optional<String> replyTo,
            Optional<Money> money, long count) throws SQLException {
        anyNew = true;
        database.update(INSERT + otherwise, key.channel().platform().value(), key.channel().name(), key.id(),
                author.map(Author::id).orElse(""), author.map(Author::login).map(Ledger::folded).orElse(""),
                author.map(Author::displayName).orElse(""), text, worded, headline, kind,
                PlatformClock.millis(sentAt), PlatformClock.millis(receivedAt),
                PlatformClock.placed(sentAt, receivedAt, origin), replyTo,
                money.map(paid -> paid.amount().toPlainString()), money.map(Money::currency), count);
    }

    private void removal(MessageKey key, Optional<Person> by, Instant at) throws SQLException {
        var name = by.map(Person::name);
        var platform = key.channel().platform().value();
        var channel = key.channel().name();
        int rows = database.update(REMOVE_ROW, name, PlatformClock.millis(at), platform, channel, key.id());
        if (rows == 0) {
            anyEarly = true;
            database.update("INSERT OR IGNORE INTO early_removals VALUES (?, ?, ?, ?, ?)", platform, channel, key.id(),
                    name, PlatformClock.millis(at));
        }
    }

    private void restored(MessageKey key) throws SQLException {
        var platform = key.channel().platform().value();
        var channel = key.channel().name();
        database.update(RESTORE_ROW, platform, channel, key.id());
        database.update("DELETE FROM early_removals WHERE platform = ? AND channel = ? AND message_id = ?", platform,
                channel, key.id());
    }

    private void clear(Channel channel, Optional<Person> by, long at) throws SQLException {
        remember(channel, at, "clear", "", "", Optional.empty(), by, Optional.empty());
        take("", "clear", by, at, channel);
    }

    private void personAction(ChatEvent.PersonAction action, long at) throws SQLException {
        var how = action.kind().name().toLowerCase(Locale.ROOT);
        var target = action.target().id();
        remember(action.channel(), at, how, target, action.target().name(), action.lasts(), action.by(), action.why());
        if (action.kind() == PersonActionKind.UNBAN) {
            return;
        }
        boolean known = database.query(
                "SELECT EXISTS (SELECT 1 FROM messages WHERE platform = ? AND channel = ? AND author_id = ?)",
                row -> row.getBoolean(1), action.channel().platform().value(), action.channel().name(), target)
                .getFirst();
        if (known) {
            take(" AND author_id = ?6", how, action.by(), at, action.channel(), target);
        } else {
            take(" AND author_login = ?6", how, action.by(), at, action.channel(), folded(target));
        }
    }

    private void remember(Channel channel, long at, String how, String targetId, String targetName,
            Optional<Duration> lasts, Optional<Person> by, Optional<String> why) throws SQLException {
        database.update("INSERT OR IGNORE INTO moderation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                channel.platform().value(), channel.name(), at, how, targetId, folded(targetId), targetName,
                lasts.map(Duration::toMillis),
                by.map(Person::name), why);
    }

    private void take(String whose, String how, Optional<Person> by, long at, Channel channel, String... target)
            throws SQLException {
        for (var among : new String[]{AMONG_NEAR, AMONG_FAR}) {
            var values = new Object[5 + target.length];
            values[0] = how;
            values[1] = by.map(Person::name);
            values[2] = at;
            values[3] = channel.platform().value();
            values[4] = channel.name();
            System.arraycopy(target, 0, values, 5, target.length);
            database.update(TAKE + among + whose, values);
        }
    }

    /** An action dated in the far future would take along what is not yet written. */
    private static long believed(Instant at, Instant now) {
        long millis = PlatformClock.millis(at);
        return millis - now.toEpochMilli() > PlatformClock.TRUSTED_WITHIN ? now.toEpochMilli() : millis;
    }

    private static String folded(String login) {
        return login.toLowerCase(Locale.ROOT);
    }
}
