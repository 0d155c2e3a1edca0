package app.tributary.platform.getstream;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatEvent;
import app.tributary.chat.ChatEvent.Origin;
import app.tributary.net.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
 * Raw frames in, whole events out, in the spellings of both families. Each case is two files: {@code NAME.frames}, a
 * frame of the socket or the answer to a query a line, in the order in which they come, and {@code NAME.events}. With
 * {@code -Dsnapshots=write} the events are written anew, to be looked at before they are kept.
 */
class GetstreamMapperTest {
    private static final Path FILES = Path.of("src/test/resources/app/tributary/platform/getstream");
    private static final Instant NOW = Instant.parse("2026-05-04T12:00:01Z");

    static Stream<String> cases() throws IOException {
        try (var files = Files.list(FILES)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".frames"))
                    .map(name -> name.substring(0, name.indexOf('.'))).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void wire_becomes_the_events_beside_it(String name) throws IOException {
        var events = new ArrayList<ChatEvent>();
        var room = new GetstreamRoom(true, new GetstreamSpecials(List.of()));
        var mapper = new GetstreamMapper(new Channel(GetstreamPlatform.ID, "livestream:main"), "jane"::equals,
                room::isOwner);
        var feed = new GetstreamFeed(mapper, room, Duration.ofSeconds(7), events::add);
        for (String frame : Files.readAllLines(FILES.resolve(name + ".frames"))) {
            hear(feed, Json.tree(frame).orElseThrow());
        }
        String shown = events.stream().map(event -> show(event, "") + "\n").collect(Collectors.joining());
        Path expected = FILES.resolve(name + ".events");
        if ("write".equals(System.getProperty("snapshots"))) {
            Files.writeString(expected, shown);
        }
        assertThat(shown).isEqualTo(Files.readString(expected));
    }

    private static void hear(GetstreamFeed feed, JsonNode frame) {
        if (frame.has("type")) {
            feed.hear(frame, NOW);
            return;
        }
        feed.learned(frame, NOW);
        frame.path("messages").valueStream().toList().reversed()
                .forEach(message -> feed.said(message, Origin.BACKFILL, NOW, true));
        feed.entered(frame, NOW);
    }

    /** A record as text, a component a line; what is empty is left out. */
    private static String show(Object value, String indent) {
        return switch (value) {
            case Optional<?> optional -> optional.map(inner -> show(inner, indent)).orElse("-");
            case OptionalInt optional -> optional.isPresent() ? String.format("#%06x", optional.getAsInt()) : "-";
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
