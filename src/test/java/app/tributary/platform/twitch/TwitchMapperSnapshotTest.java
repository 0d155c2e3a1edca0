package app.tributary.platform.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.chat.Channel;
import app.tributary.net.OddFrames;
import app.tributary.platform.Snapshot;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Raw lines in, whole events out. Each file holds cases: {@code ## name}, raw lines after {@code > },
 * then the events. With {@code -Dsnapshot.update=DIR} the files are written anew into that directory, to
 * be read by eye.
 */
class TwitchMapperSnapshotTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final List<String> FILES = List.of("messages", "emotes", "words", "replies", "paid", "moderation",
            "room", "activities", "shared", "odd");

    @TestFactory
    Stream<DynamicTest> a_raw_line_becomes_the_events_of_its_snapshot() {
        return FILES.stream().flatMap(TwitchMapperSnapshotTest::tests);
    }

    private static Stream<DynamicTest> tests(String file) {
        try {
            String text = Files.readString(
                    Path.of(TwitchMapperSnapshotTest.class.getResource(file + ".snapshot").toURI()));
            var updated = new StringBuilder();
            var tests = new ArrayList<DynamicTest>();
            for (String block : text.split("(?m)^## ", -1)) {
                if (!block.isBlank()) {
                    String name = block.lines().findFirst().orElseThrow();
                    var lines = block.lines().filter(line -> line.startsWith("> ")).map(line -> line.substring(2))
                            .toList();
                    String expected = block.lines().skip(1).filter(line -> !line.startsWith("> "))
                            .reduce("", (before, line) -> before + line + "\n").strip();
                    String actual = events(lines);
                    updated.append("## ").append(name).append('\n');
                    lines.forEach(line -> updated.append("> ").append(line).append('\n'));
                    updated.append(actual).append("\n\n");
                    tests.add(DynamicTest.dynamicTest(file + ": " + name,
                            () -> assertThat(actual).isEqualTo(expected)));
                }
            }
            if (System.getProperty("snapshot.update") != null) {
                Files.writeString(Path.of(System.getProperty("snapshot.update"), file + ".snapshot"),
                        updated.toString().strip() + "\n");
            }
            return tests.stream();
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static String events(List<String> lines) {
        var odd = new OddFrames("snapshot");
        var mapper = new TwitchMapper(new Channel(TwitchPlatform.ID, "lanternfish"),
                URI.create("https://pictures.example/emoticons/v2"), odd);
        var text = new StringBuilder();
        var line = new IrcLine();
        for (String written : lines) {
            String raw = written.replace("<01>", "\u0001").replace("<E0000>", Character.toString(0xE0000));
            if (line.read(raw, 0, raw.length())) {
                mapper.map(line, NOW, event -> text.append(Snapshot.of(event)));
            } else {
                odd.drop("no IRC line", raw);
            }
        }
        if (odd.total() > 0) {
            text.append("dropped: ").append(odd.total());
        }
        return text.isEmpty() ? "nothing" : text.toString().strip();
    }
}
