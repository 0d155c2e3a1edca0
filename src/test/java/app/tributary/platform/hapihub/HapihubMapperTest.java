package app.tributary.platform.hapihub;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Channel;
import app.tributary.net.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Raw documents in, what they mean out. Run with {@code -Dsnapshots=write} to write the files anew, and read them. */
class HapihubMapperTest {
    private static final Path FILES = Path.of("src/test/resources/app/tributary/platform/hapihub");
    private static final Instant NOW = Instant.parse("2026-05-04T12:00:01Z");

    private final HapihubMapper mapper = new HapihubMapper(new Channel(HapihubPlatform.ID, "R1"),
            () -> Optional.of("own-uid"));

    static Stream<String> cases() throws IOException {
        try (var files = Files.list(FILES)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.endsWith(".snapshot")).sorted()
                    .toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_document_means_what_stands_beside_it(String name) throws IOException {
        var document = Json.tree(Files.readString(FILES.resolve(name)).strip()).orElseThrow();
        String meaning;
        if (name.endsWith(".room")) {
            meaning = show(HapihubMapper.room(document), "");
        } else {
            var line = HapihubMapper.line(document);
            meaning = show(line, "") + "\n"
                    + show(line.map(some -> mapper.message(some, Profile.unknown(some.author()), NOW)), "");
        }
        Path expected = FILES.resolve(name + ".snapshot");
        if ("write".equals(System.getProperty("snapshots"))) {
            Files.writeString(expected, meaning + "\n");
        }
        assertThat(meaning + "\n").isEqualTo(Files.readString(expected));
    }

    /** A record as text, a component a line; what is empty is left out. */
    private static String show(Object value, String indent) {
        return switch (value) {
            case Optional<?> optional -> optional.map(inner -> show(inner, indent)).orElse("-");
            case OptionalInt optional -> optional.isPresent() ? String.valueOf(optional.getAsInt()) : "-";
            case Channel channel -> channel.toString();
            case Map<?, ?> map -> new TreeMap<Object, Object>(map).toString();
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
