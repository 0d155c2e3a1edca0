package app.tributary.platform.blaze;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.chat.Person;
import app.tributary.chat.ReplyTo;
import app.tributary.net.Json;
import app.tributary.net.SocketIoPacket;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Raw frames in, whole events out. Each case is two files: {@code NAME.frame} (a frame of the socket),
 * {@code NAME.row} (a row of the history) or {@code NAME.pin} (data of the pin), and {@code NAME.event}.
 * With {@code -Dsnapshots=write} the events are written anew, to be looked at before they are kept.
 */
class BlazeMapperTest {
    private static final Path FILES = Path.of("src/test/resources/app/tributary/platform/blaze");
    private static final Instant NOW = Instant.parse("2026-05-04T12:00:01Z");
    private static final String QUOTED = "4b3f1c2a-8d5e-4e70-9a6c-51d2f7b9c0a4";

    private final BlazeMapper mapper = new BlazeMapper(new Channel(BlazePlatform.ID, "lanternfish"),
            Optional.of("0f3d8a67-4d25-48f1-a3c5-1f7a9b2c6d30"),
            id -> id.equals(QUOTED)
                    ? Optional.of(new ReplyTo(id, Optional.of(new Person("u1", "Asker")), Optional.of("Why?")))
                    : Optional.empty(),
            new BlazeRoles());

    static Stream<String> cases() throws IOException, URISyntaxException {
        try (var files = Files.list(FILES)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.endsWith(".event")).sorted()
                    .toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void wire_becomesTheEventBesideIt(String name) throws IOException {
        String raw = Files.readString(FILES.resolve(name)).strip();
        String event = show(mapped(name, raw), "") + "\n";
        Path expected = FILES.resolve(name.substring(0, name.indexOf('.')) + ".event");
        if ("write".equals(System.getProperty("snapshots"))) {
            Files.writeString(expected, event);
        }
        assertThat(event).isEqualTo(Files.readString(expected));
    }

    private Object mapped(String name, String raw) {
        if (name.endsWith(".frame")) {
            var packet = (SocketIoPacket.Event) SocketIoPacket.parse(raw).orElseThrow();
            var body = packet.arguments().getFirst();
            String type = body.path("metadata").path("subscriptionType").asString("");
            return new BlazeHappenings(mapper).events(type, body.path("payload"), NOW).map(List::getFirst);
        }
        JsonNode node = Json.tree(raw).orElseThrow();
        return name.endsWith(".row")
                ? mapper.line(node, Origin.BACKFILL, NOW)
                : mapper.pin(node, Optional.of(new Person("u1", "Asker")), NOW);
    }

    /** A record as text, a component a line; what is empty is left out. */
    private static String show(Object value, String indent) {
        return switch (value) {
            case Optional<?> optional -> optional.map(inner -> show(inner, indent)).orElse("-");
            case OptionalInt optional -> optional.isPresent() ? String.valueOf(optional.getAsInt()) : "-";
            case Channel channel -> channel.toString();
            case Set<?> set -> set.stream().map(Object::toString).sorted().collect(Collectors.joining(", ", "{", "}"));
            case Collection<?> list -> list.stream().map(item -> "\n" + indent + "  - " + show(item, indent + "    "))
                    .collect(Collectors.joining());
            case Record record -> record.getClass().getSimpleName() + components(record, indent + "  ");
            default -> value.toString();
        };
    }

    private static String components(Record record, String indent) {
        return Stream.of(record.getClass().getRecordComponents()).map(component -> {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                String shown = show(accessor.invoke(record), indent);
                boolean nothing = shown.isEmpty() || shown.equals("-") || shown.equals("{}");
                return nothing ? "" : "\n" + indent + component.getName() + ": " + shown;
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        }).collect(Collectors.joining());
    }
}
