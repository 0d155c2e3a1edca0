package app.tributary;

import app.tributary.account.DataDirectory;
import app.tributary.account.DirectoryLock;
import app.tributary.chat.Channel;
import app.tributary.chat.Receipt;
import app.tributary.chat.Target;
import app.tributary.cli.ConsoleRequest;
import app.tributary.cli.ExitCode;
import app.tributary.cli.HandoverRequest;
import app.tributary.cli.Program;
import app.tributary.cli.Terminal;
import app.tributary.cli.TributaryCommand;
import app.tributary.net.Network;
import app.tributary.platform.ChatPlatform;
import app.tributary.platform.allmine.AllminePlatform;
import app.tributary.platform.blaze.BlazePlatform;
import app.tributary.platform.getstream.GetstreamPlatform;
import app.tributary.platform.hapihub.HapihubPlatform;
import app.tributary.platform.streamvi.StreamviPlatform;
import app.tributary.platform.twitch.TwitchPlatform;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The program: puts the parts together and starts what the command line asks for. */
public final class Tributary implements Program {
    /** Set by the build when Maven starts the program: Maven passes no signal on. */
    private static final String STOP_WITH_PARENT = "tributary.stopWithParent";
    private static final int ENDED_BY_SIGTERM = 143;

    Tributary() {}

    public static void main(String[] arguments) {
        if (Boolean.getBoolean(STOP_WITH_PARENT)) {
            ProcessHandle.current().parent().ifPresent(parent -> Thread.ofVirtual().name("parent-watch").start(() -> {
                parent.onExit().join();
                System.exit(ENDED_BY_SIGTERM);
            }));
        }
        var terminal = new Terminal(System.in, utf8(FileDescriptor.out), utf8(FileDescriptor.err));
        System.exit(TributaryCommand.run(arguments, new Tributary(), terminal));
    }

    private static PrintStream utf8(FileDescriptor stream) {
        return new PrintStream(new FileOutputStream(stream), false, StandardCharsets.UTF_8);
    }

    @Override
    public String version() {
        try (var text = Tributary.class.getResourceAsStream("version.txt")) {
            return text == null ? "dev" : new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public List<ChatPlatform> platforms(Network network) {
        return List.of(new TwitchPlatform(network), new BlazePlatform(network), new StreamviPlatform(network),
                new AllminePlatform(network), new HapihubPlatform(network), new GetstreamPlatform(network));
    }

    @Override
    public Optional<String> whyNoWindow() {
        return Display.whyNoWindow(System.getenv());
    }

    @Override
    public boolean browse(URI page) {
        return new Browser().open(page);
    }

    @Override
    public int execute(DataDirectory directory, HandoverRequest request, Consumer<Receipt> receipts,
            Terminal terminal) {
        LogFile.in(directory.logs());
        try (var house = house(directory)) {
            house.settings().load().problem().ifPresent(terminal::problem);
            var session = house.startCommands(channels(request));
            return new Commands(() -> session, channel -> house.settings().current().channel(channel).isPresent(),
                    clock())
                    .handle(request, receipts);
        } catch (IOException e) {
            terminal.problem(String.valueOf(e.getMessage()));
            return ExitCode.FAILED;
        }
    }

    private static Set<Channel> channels(HandoverRequest request) {
        return switch (request) {
            case HandoverRequest.Send send -> send.targets().stream().map(Target::channel).collect(Collectors.toSet());
            case HandoverRequest.Act(var command) -> Set.of(command.channel());
        };
    }

    @Override
    public int console(ConsoleRequest request, Terminal terminal) {
        try {
            return switch (DirectoryLock.take(request.directory())) {
                case DirectoryLock.Attempt.Taken() -> {
                    terminal.problem("another Tributary is open on " + request.directory()
                            + ": use its window, or name another directory with --data-dir");
                    yield ExitCode.FAILED;
                }
                case DirectoryLock.Attempt.Owned(var lock) -> {
                    try (lock) {
                        LogFile.in(request.directory().logs());
                        yield new ConsoleRun(request, terminal, house(request.directory())).untilEnded();
                    }
                }
            };
        } catch (IOException e) {
            terminal.problem("the data directory " + request.directory() + " cannot be locked: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    private House house(DataDirectory directory) {
        var network = new Network(clock());
        return new House(directory, clock(), network, platforms(network));
    }
}
