package app.tributary.platform.allmine;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.net.Json;
import app.tributary.net.SocketIoNews;
import app.tributary.net.SocketIoPacket;
import app.tributary.platform.Snapshot;
import app.tributary.platform.allmine.AllmineEvents.Meaning;
import app.tributary.platform.allmine.wire.Sender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Raw frames in, whole events out. Each case is two files: {@code NAME.frame} (a frame of the socket) or
 * {@code NAME.row} (a row of the history), and {@code NAME.event}. With {@code -Dsnapshots=write} the events are written
 * anew, to be looked at before they are kept.
 */
class AllmineMapperTest {
    private static final Path FILES = Path.of("src/test/resources/app/tributary/platform/allmine");
    private static final Instant NOW = Instant.parse("2026-01-15T10:30:02Z");
    private static final String OWN = "64d15f9e2e6c8f4d5a1230ff";

    private final AllmineRoom.Known known = new AllmineRoom.Known();
    private final AllmineMapper mapper = new AllmineMapper(
            new Channel(AllminePlatform.ID, "64d15f9e2e6c8f4d5a123000"), known);

    AllmineMapperTest() {
        known.own(OWN, "lanternfish");
        known.owner(new Sender(OWN, "lanternfish", null, null, null));
    }

    static Stream<String> cases() throws IOException {
        try (var files = Files.list(FILES)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.endsWith(".event")).sorted()
                    .toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void wire_becomesTheEventBesideIt(String name) throws IOException {
        String raw = Files.readString(FILES.resolve(name)).strip();
        var mapped = name.endsWith(".row")
                ? mapper.message(Json.tree(raw).orElseThrow(), NOW)
                        .map(said -> new ChatEvent.Message(said.message(), Origin.BACKFILL))
                : frame(raw);
        String event = mapped.map(Snapshot::of).orElse("nothing\n");
        Path expected = FILES.resolve(name.substring(0, name.indexOf('.')) + ".event");
        if ("write".equals(System.getProperty("snapshots"))) {
            Files.writeString(expected, event);
        }
        assertThat(event).isEqualTo(Files.readString(expected));
    }

    private Optional<? extends Record> frame(String raw) {
        return switch (AllmineEvents.of(event(raw))) {
            case Meaning.Said(var node) ->
                mapper.message(node, NOW).map(said -> new ChatEvent.Message(said.message(), Origin.LIVE));
            case Meaning.Superliked(var node) ->
                mapper.superlike(node, NOW).map(like -> new ChatEvent.Happening(like, Origin.LIVE));
            case Meaning.Gifted(var node) ->
                mapper.gift(node, NOW).map(gift -> new ChatEvent.Happening(gift, Origin.LIVE));
            case Meaning.Banned(var node, var lifted) -> mapper.ban(node, lifted, NOW);
            case Meaning.Deleted deleted -> Optional.of(deleted);
            case Meaning.Counted counted -> Optional.of(counted);
            case Meaning.Ended ended -> Optional.of(ended);
            case Meaning.Refused refused -> Optional.of(refused);
            case Meaning.Nothing nothing -> Optional.of(nothing);
            case Meaning.Unknown unknown -> Optional.of(unknown);
        };
    }

    private static SocketIoNews.Event event(String raw) {
        var packet = (SocketIoPacket.Event) SocketIoPacket.parse(raw).orElseThrow();
        return new SocketIoNews.Event(packet.namespace(), packet.name(), packet.arguments());
    }

    /** The body of an answer, wrapped or bare: the data and the words of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"isSuccess":true,"statusCode":200,"data":{"a":1},"errors":null} | true  | {"a":1} |
            {"a":1}                                                          | true  | {"a":1} |
            [1]                                                              | true  | [1]     |
            {"isSuccess":false,"statusCode":409,"data":null,"errors":["No","more"]} | false | null | No; more
            {"statusCode":400,"message":["content is long"],"error":"Bad Request"} | true | {"statusCode":400,"message":["content is long"],"error":"Bad Request"} | content is long
            """)
    void body_isTakenOutOfItsEnvelope(String body, boolean success, String data, String words) {
        var envelope = AllmineEnvelope.of(body).orElseThrow();
        assertThat(envelope.success()).isEqualTo(success);
        assertThat(Json.write(envelope.data())).isEqualTo(data);
        assertThat(envelope.words()).isEqualTo(words == null ? "" : words);
    }

    @Test
    void body_thatIsNoJson_isNone() {
        assertThat(AllmineEnvelope.of("<html>")).isEmpty();
        assertThat(AllmineEnvelope.of("{\"a\":")).isEmpty();
    }
}
