package app.tributary.cli;

import app.tributary.account.DataDirectory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program itself, without a command: the console. */
@Command(name = "tributary", description = "Every platform's live chat in one feed, answered from one box.", sortOptions = false, synopsisSubcommandLabel = "[COMMAND]", footer = {
        "", "Exit codes: 0 done, 1 failed, 2 bad usage.", "Without a command the console opens."})
public final class TributaryCommand implements Callable<Integer> {
    private final Program program;
    private final Terminal terminal;

    @Option(names = "--data-dir", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "Keep everything here instead of in the system's own folders.")
    private Optional<Path> dataDir = Optional.empty();

    @Option(names = "--headless", description = "All of the console but its window; the feed as text.")
    private boolean headless;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "This help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "The version.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean version;

    private TributaryCommand(Program program, Terminal terminal) {
        this.program = program;
        this.terminal = terminal;
    }

    /**
     * Runs one command line to its end.
     *
     * @return the exit code
     */
    public static int run(String[] arguments, Program program, Terminal terminal) {
        var root = new TributaryCommand(program, terminal);
        if (root.isConsoleAlone(arguments)) {
            try {
                return root.call();
            } catch (RuntimeException e) {
                return root.failed(e);
            }
        }
        var line = new CommandLine(root).addSubcommand(new RehearseCommand(root))
                .addSubcommand(new ServeRehearsalCommand(root)).addSubcommand(new ChannelCommand(root))
                .addSubcommand(new AccountCommand(root)).addSubcommand(new SendCommand(root))
                .addSubcommand(new ActCommand(root)).addSubcommand(new DoctorCommand(root));
        line.getCommandSpec().versionProvider(() -> new String[]{"Tributary " + program.version()});
        line.setUnmatchedOptionsArePositionalParams(false);
        line.setOut(new java.io.PrintWriter(terminal.out(), true, java.nio.charset.StandardCharsets.UTF_8));
        line.setErr(new java.io.PrintWriter(terminal.err(), true, java.nio.charset.StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((problem, given) -> {
            String words = problem.getMessage() == null ? "bad usage" : problem.getMessage();
            terminal.problem(words.lines().findFirst().orElse("bad usage") + " (see: "
                    + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help)");
            return ExitCode.BAD_USAGE;
        });
        line.setExecutionExceptionHandler((problem, where, given) -> root.failed(problem));
        return line.execute(arguments);
    }

    /**
     * Whether nothing but the console is asked for, as by a click on its icon. Then the reader of command lines is left
     * alone: to set it up takes a tenth of the start.
     */
    private boolean isConsoleAlone(String[] arguments) {
        if (arguments.length == 2 && arguments[0].equals("--data-dir") && !arguments[1].isBlank()
                && !arguments[1].startsWith("-")) {
            try {
                dataDir = Optional.of(Path.of(arguments[1]));
                return true;
            } catch (InvalidPathException e) {
                // the reader of command lines has the words for it
                return false;
            }
        }
        return arguments.length == 0;
    }

    private int failed(Exception problem) {
        if (problem instanceof UsageProblem usage) {
            terminal.problem(usage.words());
            return ExitCode.BAD_USAGE;
        }
        org.slf4j.LoggerFactory.getLogger(TributaryCommand.class).error("a command failed", problem);
        terminal.problem("an error in Tributary: " + problem);
        return ExitCode.FAILED;
    }

    Program program() {
        return program;
    }

    Terminal terminal() {
        return terminal;
    }

    /** The data directory that is meant, made where it is missing. */
    DataDirectory directory() {
        return switch (dataDir.map(DataDirectory::open).orElseGet(DataDirectory::openConventional)) {
            case DataDirectory.Opening.Opened(var directory) -> directory;
            case DataDirectory.Opening.Refused(var why) ->
                throw new UsageProblem(why + ": name another with --data-dir");
        };
    }

    @Override
    public Integer call() {
        return program.console(new ConsoleRequest(directory(), headless, Optional.empty(), Optional.empty()),
                terminal);
    }
}
