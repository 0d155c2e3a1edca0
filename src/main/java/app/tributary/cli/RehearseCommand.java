package app.tributary.cli;

import app.tributary.net.Network;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The console on loopback platforms. */
@Command(name = "rehearse", description = "Opens the console on loopback platforms with a made-up cast.")
final class RehearseCommand implements Callable<Integer> {
    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,5})([smh])");

    private final TributaryCommand root;

    @Mixin
    private RehearsalOptions options = new RehearsalOptions();

    @Option(names = "--headless", description = "Without a window; the feed as text.")
    private boolean headless;

    @Option(names = "--for", paramLabel = "TIME", description = "Ends by itself after this time: 90s, 20m, 2h.")
    private Optional<String> lasts = Optional.empty();

    RehearseCommand(TributaryCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        try (var network = new Network(root.program().clock())) {
            var plan = options.plan(root.program().platforms(network), 0);
            var request = new ConsoleRequest(root.directory(), headless, Optional.of(plan),
                    lasts.map(RehearseCommand::time));
            return root.program().console(request, root.terminal());
        }
    }

    /** So many seconds, minutes or hours. */
    private static Duration time(String text) {
        var parts = TIME.matcher(text);
        if (!parts.matches()) {
            throw new UsageProblem("--for takes a time such as 90s, 20m or 2h, not \"" + text + "\"");
        }
        long count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "h" -> Duration.ofHours(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofSeconds(count);
        };
    }
}
