package app.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.tributary.account.DataDirectory;
import app.tributary.chat.Receipt;
import app.tributary.net.Network;
import app.tributary.platform.ChatPlatform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console is asked for without a command, in every way of saying it. */
class ConsoleAloneTest {
    @TempDir
    Path folder;

    private final List<ConsoleRequest> asked = new ArrayList<>();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private final Program program = new Program() {
        @Override
        public String version() {
            return "7";
        }

        @Override
        public InstantSource clock() {
            return InstantSource.system();
        }

        @Override
        public List<ChatPlatform> platforms(Network network) {
            return List.of();
        }

        @Override
        public Optional<String> whyNoWindow() {
            return Optional.empty();
        }

        @Override
        public boolean browse(URI page) {
            return false;
        }

        @Override
        public int execute(DataDirectory directory, HandoverRequest request, Consumer<Receipt> receipts,
                Terminal terminal) {
            throw new AssertionError("no command was given");
        }

        @Override
        public int console(ConsoleRequest request, Terminal terminal) {
            asked.add(request);
            if (Files.exists(folder.resolve("broken"))) {
                throw new IllegalStateException("broken");
            }
            return ExitCode.DONE;
        }
    };

    private int run(String... arguments) {
        return TributaryCommand.run(arguments, program,
                new Terminal(new ByteArrayInputStream(new byte[0]), new PrintStream(new ByteArrayOutputStream()),
                        new PrintStream(errors, true, StandardCharsets.UTF_8)));
    }

    @Test
    void theShortWayAndTheLongWayAskForTheSame() {
        assertThat(run("--data-dir", folder.toString())).isEqualTo(ExitCode.DONE);
        assertThat(run("--data-dir=" + folder)).isEqualTo(ExitCode.DONE);

        assertThat(asked).hasSize(2);
        assertThat(asked.get(0).directory().toString()).isEqualTo(asked.get(1).directory().toString());
        assertThat(asked.get(0).headless()).isFalse();
        assertThat(asked.get(0).rehearsal()).isEqualTo(asked.get(1).rehearsal()).isEmpty();
        assertThat(asked.get(0).lasts()).isEqualTo(asked.get(1).lasts()).isEmpty();
    }

    @Test
    void moreThanTheDirectory_isReadAsBefore() {
        assertThat(run("--headless", "--data-dir", folder.toString())).isEqualTo(ExitCode.DONE);
        assertThat(asked.getFirst().headless()).isTrue();
        assertThat(run("--data-dir", "--headless")).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(run("--data-dir")).isEqualTo(ExitCode.BAD_USAGE);
    }

    @Test
    void whatGoesWrongIsOneLine_inBothWays() throws Exception {
        Files.createFile(folder.resolve("file"));
        String inTheWay = folder.resolve("file").toString();
        assertThat(run("--data-dir", inTheWay)).isEqualTo(ExitCode.BAD_USAGE);
        String brief = errors.toString(StandardCharsets.UTF_8);
        errors.reset();
        assertThat(run("--data-dir=" + inTheWay)).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(errors.toString(StandardCharsets.UTF_8)).isEqualTo(brief);
        assertThat(brief.lines()).hasSize(1);

        Files.createFile(folder.resolve("broken"));
        assertThat(run("--data-dir", folder.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(asked).hasSize(1);
    }
}
