package app.tributary.cli;

import app.tributary.net.Network;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What works here, what does not, how to mend it. */
@Command(name = "doctor", description = "Says what works here and what does not; with --platforms what each platform can do.")
final class DoctorCommand implements Callable<Integer> {
    private final TributaryCommand root;

    @Option(names = "--platforms", description = "For each platform: what it can do with reasons, what NAME means, account and endpoint keys.")
    private boolean platforms;

    @Option(names = "--json", description = "As one JSON object.")
    private boolean json;

    @Option(names = "--markdown", description = "The platforms as the README's table.")
    private boolean markdown;

    DoctorCommand(TributaryCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        if (!platforms) {
            if (json || markdown) {
                throw new UsageProblem("--json and --markdown go with --platforms");
            }
            return new HealthCheck(root).run();
        }
        try (var network = new Network(root.program().clock())) {
            var table = new PlatformTable(root.program().platforms(network));
            if (json) {
                root.terminal().line(table.json());
            } else if (markdown) {
                table.markdown().forEach(root.terminal()::line);
            } else {
                table.text().forEach(root.terminal()::line);
            }
        }
        return ExitCode.DONE;
    }
}
