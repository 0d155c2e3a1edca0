package app.tributary.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import app.tributary.chat.PlatformId;
import app.tributary.platform.twitch.TwitchPlatform;
import app.tributary.rehearsal.twitch.IrcReplay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of raw lines, also odd ones. */
class ReplayFileTest {
    @TempDir
    Path folder;

    @Test
    void windows_line_ends_blank_lines_and_a_missing_last_end_make_no_odd_lines() throws IOException {
        assertThat(IrcReplay.linesOf(file("one\r\n\r\ntwo\r\nthree".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("one", "two", "three");
    }

    @Test
    void byte_order_mark_is_no_part_of_the_first_line() throws IOException {
        assertThat(IrcReplay.linesOf(file("\uFEFFone\ntwo".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("one", "two");
    }

    @Test
    void bytes_that_are_no_text_spoil_only_their_own_line() throws IOException {
        assertThat(IrcReplay.linesOf(file(new byte[]{'a', '\n', (byte) 0xFF, (byte) 0xC3, '\n', 'b'})))
                .hasSize(3).startsWith("a").endsWith("b");
    }

    @Test
    void rehearsal_of_a_file_ends_cleanly() throws IOException {
        Optional<PlatformId> only = Optional.of(TwitchPlatform.ID);
        var plan = new RehearsalPlan(Scenario.EVENING, Optional.of(file("PING\n".getBytes(StandardCharsets.UTF_8))),
                OptionalDouble.empty(), 7, only, 0);
        var rehearsal = Rehearsal.open(plan, InstantSource.system());

        assertThatCode(rehearsal::close).doesNotThrowAnyException();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("lines"), content);
    }
}
