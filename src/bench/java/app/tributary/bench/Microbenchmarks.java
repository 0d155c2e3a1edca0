package app.tributary.bench;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the JMH benchmarks, each on one thread in processes of its own, and writes {@code jmh.json} and a table.
 * Its properties are told in the pom's profile {@code bench}.
 */
final class Microbenchmarks {
    private Microbenchmarks() {}

    /**
     * Runs them.
     *
     * @param args where the results go
     */
    public static void main(String[] args) throws RunnerException, IOException {
        var directory = Path.of(args.length > 0 ? args[0] : "target/bench");
        Files.createDirectories(directory);
        boolean quick = Boolean.getBoolean("bench.quick");
        var options = options(quick).include(System.getProperty("bench.jmh.include", ".*"))
                .resultFormat(ResultFormatType.JSON).result(directory.resolve("jmh.json").toString()).build();
        Collection<RunResult> results = new Runner(options).run();
        Numbers.write(directory, "jmh", table(results, quick));
        Files.readAllLines(directory.resolve("numbers.md")).forEach(System.out::println);
    }

    private static ChainedOptionsBuilder options(boolean quick) {
        var jvm = new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED"));
        String more = System.getProperty("bench.jvm", "").strip();
        if (!more.isEmpty()) {
            jvm.addAll(List.of(more.split(" +")));
        }
        return new OptionsBuilder().threads(1).forks(quick ? 1 : 2).warmupIterations(quick ? 2 : 4)
                .warmupTime(TimeValue.milliseconds(quick ? 1000 : 1500)).measurementIterations(quick ? 3 : 5)
                .measurementTime(TimeValue.milliseconds(quick ? 1000 : 2000)).timeUnit(TimeUnit.SECONDS)
                .addProfiler(GCProfiler.class).jvmArgs(jvm.toArray(String[]::new)).shouldFailOnError(true);
    }

    private static String table(Collection<RunResult> results, boolean quick) throws IOException {
        String collectors = ManagementFactory.getGarbageCollectorMXBeans().stream().map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining(", "));
        String more = System.getProperty("bench.jvm", "").strip();
        var text = new StringBuilder("## Parse, merge, filter\n\n").append(Numbers.machine())
                .append("; one thread; options of Java: ").append(more.isEmpty() ? "none, and so " + collectors : more)
                .append(quick ? "; short rounds, only a hint" : "").append(".\n\n")
                .append("| what | a second | ± | bytes allocated each |\n|---|---:|---:|---:|\n");
        for (var result : results) {
            var rate = result.getPrimaryResult();
            Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
            text.append("| ").append(name(result)).append(" | ").append(number(rate.getScore())).append(" | ")
                    .append(percent(rate)).append(" | ").append(bytes == null ? "" : number(bytes.getScore()))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String name(RunResult result) {
        var params = result.getParams();
        String full = params.getBenchmark();
        String name = full.substring(full.lastIndexOf('.', full.lastIndexOf('.') - 1) + 1);
        return name + params.getParamsKeys().stream().sorted().map(key -> ", " + key + " " + params.getParam(key))
                .collect(Collectors.joining());
    }

    private static String percent(Result<?> rate) {
        double error = rate.getScoreError();
        return Double.isNaN(error) ? "" : "%.0f %%".formatted(100 * error / rate.getScore());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
