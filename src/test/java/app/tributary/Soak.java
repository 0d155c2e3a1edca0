package app.tributary;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The long run: every platform with an API of its own at once, fifty messages a second in all, connections that
 * drop, calls that are refused, answers that never come, tokens that end, and a console that writes and moderates
 * all the while. In the end its history must hold exactly what the servers took, and what it showed of each
 * command must be what the servers did. {@code mvn -q test-compile exec:exec@soak -Dsoak.minutes=10}
 */
public final class Soak {
    private static final Duration LOOK_EACH = Duration.ofSeconds(30);
    private static final Duration MOST_WAIT = Duration.ofMinutes(2);
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final int MOST_FAULTS = 15;

    private Soak() {}

    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        double minutes = Double.parseDouble(System.getProperty("soak.minutes", "10"));
        long seed = Long.parseLong(System.getProperty("soak.seed", "7"));
        Path folder = Files.createTempDirectory("tributary-soak");
        boolean fine;
        try {
            fine = run(SoakPlan.standard(Duration.ofMillis((long) (minutes * 60_000)), seed), folder, out);
        } finally {
            try (var all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        out.println(fine ? "OK" : "FAILED");
        System.exit(fine ? 0 : 1);
    }

    private static boolean run(SoakPlan plan, Path folder, PrintStream out) throws IOException, SQLException {
        var clock = InstantSource.system();
        var memory = new SoakMemory();
        try (var servers = SoakServers.start(plan.lasts(), plan.seed());
                var console = new SoakConsole(folder, servers.places(), clock)) {
            out.printf("%s for %s s, seed %d%n", servers.places().stream().map(SoakPlace::platform).toList(),
                    plan.lasts().toSeconds(), plan.seed());
            until("everything is live", console::isLive, MOST_WAIT, out::println);
            if (plan.warmUp() > 0) {
                out.printf("first %d messages on each platform in haste, so that every bound is reached%n",
                        plan.warmUp());
                servers.warmUp();
                until("they are here", () -> counts(console).values().stream().allMatch(one -> one == plan.warmUp()),
                        MOST_WAIT, out::println);
            }
            Instant start = clock.instant();
            servers.play();
            console.play(plan);
            for (Duration at = LOOK_EACH; at.compareTo(plan.lasts()) <= 0; at = at.plus(LOOK_EACH)) {
                rest(start.plus(at), clock);
                out.println(memory.look(at) + ", " + SoakReport.counts(console)
                        + (console.isLive() ? "" : console.states()));
            }
            rest(start.plus(plan.lasts()), clock);
            console.stopCommands();
            until("every command is answered", console.commands()::isAnswered, MOST_WAIT, out::println);
            var truth = servers.stop();
            settle(console, truth, QUIET, out::println);
            return report(console, truth, memory, servers, out);
        }
    }

    /** Waits until all is connected and quiet and nothing is missing; not for ever. */
    static void settle(SoakConsole console, List<SoakTruth> truth, Duration quiet, Consumer<String> say) {
        Map<String, Integer> wanted = truth.stream()
                .collect(Collectors.toMap(SoakTruth::platform, one -> one.lines().size()));
        until("all is there", () -> console.isQuiet(quiet) && wanted.equals(counts(console)), MOST_WAIT, say);
        if (!console.isLive()) {
            say.accept("not live in the end: " + console.states());
        }
    }

    private static Map<String, Integer> counts(SoakConsole console) {
        try {
            return SoakReport.counts(console);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean report(SoakConsole console, List<SoakTruth> truth, SoakMemory memory, SoakServers servers,
            PrintStream out) throws SQLException {
        var reports = new ArrayList<SoakReport>();
        for (var one : truth) {
            reports.add(new SoakReport(one, console));
        }
        out.println();
        out.println(SoakReport.head());
        reports.forEach(report -> out.println(report.line()));
        out.println(
                "struck: of the lines deleted on the server, those struck through here; gaps w/o: proved whole / left open");
        out.println();
        reports.forEach(report -> out.println(report.commands()));
        out.println();
        out.println(memory + (memory.isFlat() ? "" : ": NOT FLAT"));
        out.printf("processor time: console %d s, servers %d s%n",
                ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toSeconds(),
                servers.cpu().toSeconds());
        reports.forEach(report -> report.oddities().stream().limit(5).forEach(out::println));
        for (var report : reports) {
            report.wrongs().stream().limit(MOST_FAULTS).forEach(out::println);
            if (report.wrongs().size() > MOST_FAULTS) {
                out.println("... and " + (report.wrongs().size() - MOST_FAULTS) + " more");
            }
        }
        return reports.stream().allMatch(SoakReport::isExact) && memory.isFlat() && console.isLive();
    }

    interface Condition {
        boolean holds();
    }

    private static void until(String what, Condition condition, Duration most, Consumer<String> say) {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                say.accept("waited in vain: " + what);
                return;
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    private static void rest(Instant until, InstantSource clock) {
        while (clock.instant().isBefore(until)) {
            LockSupport.parkUntil(until.toEpochMilli());
        }
    }
}
