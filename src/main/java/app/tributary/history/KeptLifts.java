package app.tributary.history;

import app.tributary.chat.Channel;
import app.tributary.chat.Person;
import app.tributary.chat.PlatformId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The restrictions that this console has to end, at most one for each person of a channel. Held in memory
 * and written behind, so that nothing here blocks; any thread may call.
 */
public final class KeptLifts {
    private final Scribe scribe;
    private final Map<Key, KeptLift> lifts;

    private record Key(Channel channel, String personId) {}

    /**
     * One of them.
     *
     * @param due when it is over
     */
    public record KeptLift(Channel channel, Person person, Instant due) {}

    KeptLifts(Scribe scribe, List<KeptLift> kept) {
        this.scribe = scribe;
        this.lifts = new ConcurrentHashMap<>();
        kept.forEach(lift -> lifts.put(new Key(lift.channel(), lift.person().id()), lift));
    }

    /** All that are still to be ended. */
    public List<KeptLift> list() {
        return List.copyOf(lifts.values());
    }

    /** Keeps this one in place of the one that its person had. */
    public void save(KeptLift lift) {
        lifts.put(new Key(lift.channel(), lift.person().id()), lift);
        scribe.run(writing(lift));
    }

    /** The person has none any more. */
    public void remove(Channel channel, String personId) {
        if (lifts.remove(new Key(channel, personId)) != null) {
            scribe.run(database -> database.update(
                    "DELETE FROM lifts WHERE platform = ? AND channel = ? AND person_id = ?",
                    channel.platform().value(), channel.name(), personId));
        }
    }

    static List<KeptLift> read(Database database) throws SQLException {
        return database.query("SELECT * FROM lifts",
                row -> new KeptLift(new Channel(new PlatformId(row.getString("platform")), row.getString("channel")),
                        new Person(row.getString("person_id"), row.getString("person_name")),
                        Instant.ofEpochMilli(row.getLong("due_ms"))));
    }

    static Scribe.Sql writing(KeptLift lift) {
        return database -> database.update("INSERT OR REPLACE INTO lifts VALUES (?, ?, ?, ?, ?)",
                lift.channel().platform().value(), lift.channel().name(), lift.person().id(), lift.person().name(),
                lift.due().toEpochMilli());
    }
}
