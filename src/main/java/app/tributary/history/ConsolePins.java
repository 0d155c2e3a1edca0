package app.tributary.history;

import app.tributary.chat.Channel;
import app.tributary.chat.Fragment;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Person;
import app.tributary.chat.Pin;
import app.tributary.chat.Pin.Keeper;
import app.tributary.chat.PlatformId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pins that this console keeps, for platforms without pins: at most one a channel. Held in memory and
 * written behind, so that nothing here blocks; any thread may call.
 */
public final class ConsolePins {
    private final Scribe scribe;
    private final Map<Channel, Pin> pins;

    ConsolePins(Scribe scribe, Map<Channel, Pin> pins) {
        this.scribe = scribe;
        this.pins = pins;
    }

    /**
     * Keeps this pin in place of the channel's former one.
     *
     * @throws IllegalArgumentException where a platform keeps it
     */
    public void save(Pin pin) {
        if (pin.keeper() != Keeper.CONSOLE) {
            throw new IllegalArgumentException("the platform keeps this pin");
        }
        pins.put(pin.message().channel(), pin);
        scribe.run(writing(pin));
    }

    /** The channel has no pin of ours any more. */
    public void remove(Channel channel) {
        pins.remove(channel);
        scribe.run(database -> erase(database, channel));
    }

    /** The channel's pin. */
    public Optional<Pin> of(Channel channel) {
        return Optional.ofNullable(pins.get(channel));
    }

    /** All of them, by channel. */
    public List<Pin> list() {
        return pins.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue).toList();
    }

    static Map<Channel, Pin> read(Database database) throws SQLException {
        record Piece(Channel channel, Fragment fragment) {}
        var pieces = new HashMap<Channel, List<Fragment>>();
        database.query("SELECT * FROM console_pin_pieces ORDER BY platform, channel, place",
                row -> new Piece(channel(row), fragment(row)))
                .forEach(piece -> pieces.computeIfAbsent(piece.channel(), _ -> new ArrayList<>())
                        .add(piece.fragment()));
        var pins = new ConcurrentHashMap<Channel, Pin>();
        database.query("SELECT * FROM console_pins",
                row -> new Pin(new MessageKey(channel(row), row.getString("message_id")),
                        pieces.getOrDefault(channel(row), List.of()), person(row, "author"), person(row, "pinner"),
                        Instant.ofEpochMilli(row.getLong("pinned_at_ms")),
                        Optional.ofNullable(row.getString("ends_at_ms"))
                                .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis))),
                        Keeper.CONSOLE))
                .forEach(pin -> pins.put(pin.message().channel(), pin));
        return pins;
    }

    static Scribe.Sql writing(Pin pin) {
        var channel = pin.message().channel();
        return database -> {
            erase(database, channel);
            database.update("INSERT INTO console_pins VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", channel.platform().value(),
                    channel.name(), pin.message().id(), pin.author().map(Person::id), pin.author().map(Person::name),
                    pin.pinnedBy().map(Person::id), pin.pinnedBy().map(Person::name), pin.pinnedAt().toEpochMilli(),
                    pin.endsAt().map(Instant::toEpochMilli));
            int place = 0;
            for (var fragment : pin.fragments()) {
                var piece = piece(fragment);
                database.update("INSERT INTO console_pin_pieces VALUES (?, ?, ?, ?, ?, ?, ?)",
                        channel.platform().value(), channel.name(), place++, piece[0], fragment.text(), piece[1],
                        piece[2]);
            }
        };
    }

    private static void erase(Database database, Channel channel) throws SQLException {
        for (var table : List.of("console_pins", "console_pin_pieces")) {
            database.update("DELETE FROM " + table + " WHERE platform = ? AND channel = ?", channel.platform().value(),
                    channel.name());
        }
    }

    /** Kind, detail and image of a piece, as its columns hold them. */
    private static String[] piece(Fragment fragment) {
        return switch (fragment) {
            case Fragment.Text _ -> new String[]{"text", "", ""};
            case Fragment.Emote(_, var id, var image) -> new String[]{"emote", id, image.toString()};
            case Fragment.Mention(_, var login) -> new String[]{"mention", login, ""};
            case Fragment.Link(_, var target) -> new String[]{"link", target.toString(), ""};
            case Fragment.Cheer(_, var amount) -> new String[]{"cheer", Long.toString(amount), ""};
        };
    }

    private static Fragment fragment(ResultSet row) throws SQLException {
        var text = row.getString("text");
        var detail = row.getString("detail");
        return switch (row.getString("kind")) {
            case "emote" -> new Fragment.Emote(text, detail, URI.create(row.getString("image")));
            case "mention" -> new Fragment.Mention(text, detail);
            case "link" -> new Fragment.Link(text, URI.create(detail));
            case "cheer" -> new Fragment.Cheer(text, Long.parseLong(detail));
            default -> new Fragment.Text(text);
        };
    }

    private static Channel channel(ResultSet row) throws SQLException {
        return new Channel(new PlatformId(row.getString("platform")), row.getString("channel"));
    }

    private static Optional<Person> person(ResultSet row, String role) throws SQLException {
        var id = row.getString(role + "_id");
        return id == null ? Optional.empty() : Optional.of(new Person(id, row.getString(role + "_name")));
    }
}
