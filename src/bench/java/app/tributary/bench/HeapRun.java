package app.tributary.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A long evening in a short time: the real console at a steady rate, its heap after a full collection once a
 * minute. Leaves {@code heap.csv}, {@code heap.json} and a histogram of classes after each quarter in
 * {@code target/bench}. The verdict: the last quarter's mean is at most 5 % above the second's. Options beside those of
 * {@link WindowBench}:
 *
 * <pre>
 * bench.minutes    how long; default: 60
 * bench.rate       messages a second; default: 1000
 * </pre>
 *
 * The collection is {@code System.gc()}, twice, within the console: a full one with each of the collectors
 * that it may run with, so that what is left is what is reachable.
 */
public final class HeapRun {
    private static final double MIB = 1024 * 1024;
    private static final double TOLERATED = 1.05;
    /** Each minute is a run of its own, and their number has eight bits. */
    private static final int MOST_MINUTES = 250;

    private final List<Sample> samples = new ArrayList<>();
    private final int minutes = Integer.getInteger("bench.minutes", 60);
    private final int rate = Integer.getInteger("bench.rate", 1000);
    private final Path folder = Path.of("target/bench");

    /**
     * The end of a minute.
     *
     * @param minute from 1
     * @param messages since the start
     * @param heap in use after the collection, in bytes
     * @param rss of the process before it, in bytes
     * @param threads of Java
     * @param rows in the feed
     * @param history the size of its files, in bytes
     * @param latencyP99 of the minute's messages, in ms
     * @param lost of the minute's messages
     */
    record Sample(int minute, long messages, long heap, long rss, int threads, int rows, long history,
            double latencyP99, int lost) {}

    private HeapRun() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        System.exit(new HeapRun().run() ? 0 : 1);
    }

    private boolean run() throws IOException, SQLException {
        if (minutes < 1 || minutes > MOST_MINUTES) {
            throw new IllegalArgumentException("bench.minutes is from 1 to " + MOST_MINUTES);
        }
        Files.createDirectories(folder);
        System.out.println("Machine: " + Machine.inWords() + ". Commit " + Machine.commit() + ".");
        System.out.printf(Locale.ROOT, "%d messages a second for %d minutes.%n%n", rate, minutes);
        System.out.println("| minute | messages | heap MB after collection | RSS MB | threads | rows | history MB |"
                + " latency p99 ms | lost |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        try (var stage = new Stage(Launch.find()); var screen = Screen.wanted().getFirst()) {
            var data = stage.dataDirectory("data");
            try (var console = stage.console(screen, data, stage.launch())) {
                console.next(Duration.ofMinutes(1));
                stage.server().ask("joined");
                long ahead = stage.server().clockAhead() - console.clockAhead();
                for (int minute = 1; minute <= minutes; minute++) {
                    sample(stage, console, data, minute, ahead);
                    if (minute % Math.max(1, minutes / 4) == 0) {
                        histogram(console, minute);
                    }
                }
            }
        }
        return verdict();
    }

    private void sample(Stage stage, Child console, Path data, int minute, long ahead)
            throws IOException, SQLException {
        int run = minute;
        var sent = stage.folder().resolve("sent");
        var frames = stage.folder().resolve("frames");
        int count = rate * 60;
        console.ask("begin");
        stage.server().tell("run " + run + " " + rate + " 60 " + sent);
        stage.server().next(Duration.ofMinutes(2));
        WindowBench.drain(console, run, count);
        console.ask("end " + frames);
        var stretch = Stretch.read(run, sent, frames, 60, ahead);
        long rss = Long.parseLong(console.table("memory").get("rss"));
        var now = console.table("heap");
        int rows = Integer.parseInt(console.table("rows " + run).get("rows"));
        int kept = WindowBench.inHistory(data, run, count);
        var sample = new Sample(minute, (long) count * minute, Long.parseLong(now.get("heap")), rss,
                Integer.parseInt(now.get("threads")), rows, size(data), stretch.latency.p99(), count - kept);
        samples.add(sample);
        System.out.printf(Locale.ROOT, "| %d | %,d | %.1f | %.0f | %d | %,d | %.0f | %.0f | %d |%n", minute,
                sample.messages(), sample.heap() / MIB, rss / MIB, sample.threads(), rows, sample.history() / MIB,
                sample.latencyP99(), sample.lost());
    }

    private static long size(Path data) throws IOException {
        long size = 0;
        for (String name : List.of("history.db", "history.db-wal")) {
            var file = data.resolve(name);
            size += Files.exists(file) ? Files.size(file) : 0;
        }
        return size;
    }

    /** By the JDK that runs the bench: an image has no such tool. */
    private void histogram(Child console, int minute) throws IOException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        var process = new ProcessBuilder(tool.toString(), Long.toString(console.pid()), "GC.class_histogram")
                .redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("heap-classes-%03d.txt".formatted(minute)),
                String.join("\n", text.lines().limit(60).toList()) + "\n");
    }

    private boolean verdict() throws IOException {
        double second = mean(minutes / 4, minutes / 2);
        double last = mean(minutes - minutes / 4, minutes);
        boolean flat = last <= second * TOLERATED;
        int lost = samples.stream().mapToInt(Sample::lost).sum();
        String words = String.format(Locale.ROOT,
                "Heap after collection: second quarter %.1f MB, last quarter %.1f MB, %+.1f %%: %s. Lost: %d.",
                second / MIB, last / MIB, (last / second - 1) * 100, flat ? "flat" : "it grows", lost);
        System.out.println("\n" + words);
        var csv = new StringBuilder(
                "minute,messages,heap_bytes,rss_bytes,threads,rows,history_bytes,latency_p99_ms,lost\n");
        samples.forEach(sample -> csv.append(String.format(Locale.ROOT, "%d,%d,%d,%d,%d,%d,%d,%.1f,%d%n",
                sample.minute(), sample.messages(), sample.heap(), sample.rss(), sample.threads(), sample.rows(),
                sample.history(), sample.latencyP99(), sample.lost())));
        Files.writeString(folder.resolve("heap.csv"), csv);
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("machine", Machine.inWords());
        whole.put("commit", Machine.commit());
        whole.put("rate", rate);
        whole.put("samples", samples);
        whole.put("secondQuarterBytes", second);
        whole.put("lastQuarterBytes", last);
        whole.put("flat", flat);
        Files.writeString(folder.resolve("heap.json"), JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
                .build().writeValueAsString(whole));
        Numbers.write(folder, "heap", "## An evening in " + minutes + " minutes\n\n" + Machine.inWords() + ". Commit "
                + Machine.commit() + ". " + rate + " messages a second.\n\n" + words + "\n");
        return flat && lost == 0;
    }

    /** Of the heap at the end of the minutes behind one and up to another. */
    private double mean(int after, int until) {
        return samples.stream().filter(sample -> sample.minute() > after && sample.minute() <= until)
                .mapToLong(Sample::heap).average().orElse((double) samples.getLast().heap());
    }
}
