package app.tributary.cli;

import app.tributary.net.Network;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The console on loopback platforms. */
@Command(name = "rehearse", description = "Opens the console on loopback platforms with a made-up cast.")
final class RehearseCommand implements Callable<Integer> {
    private final TributaryCommand root;

    @Mixin
    private RehearsalOptions options = new RehearsalOptions();

    @Option(names = "--headless", description = "Without a window; the feed as text.")
    private boolean headless;

    RehearseCommand(TributaryCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        try (var network = new Network(root.program().clock())) {
            var plan = options.plan(root.program().platforms(network), 0);
            return root.program().console(new ConsoleRequest(root.directory(), headless, Optional.of(plan)),
                    root.terminal());
        }
    }
}
