package app.tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The table: on standard output while it grows, and in files at the end. A figure that misses its target is marked. */
final class Report {
    private static final double MIB = 1024 * 1024;
    private static final Map<Integer, Double> CPU = Map.of(20, 2.0, 100, 1.0, 500, 0.5, 2000, 0.25);
    private static final List<String> HEAD = List.of("msg/s", "frames/s of possible", "frame ms p50 / p95 / max",
            "> 50 ms", "latency ms p50 / p95 / p99 / max", "behind at the end ms", "CPU s / 1,000",
            "pulse ms p95 / max",
            "paint ms p95", "GC ms", "heap MB", "RSS MB (after messages)", "rows folded", "lost");

    private final List<String> markdown = new ArrayList<>();
    private final List<Map<String, Object>> json = new ArrayList<>();
    private final List<Figures> all = new ArrayList<>();
    private String screen = "";

    Report(Launch launch, String meanBytes) {
        line("Machine: " + Machine.inWords() + ". Commit " + Machine.commit() + ". Lines of " + meanBytes
                + " bytes on the average.");
        line("Started from the " + launch.name() + (launch.aotCache().isPresent() ? ", with its AOT cache" : "") + ".");
    }

    private void line(String words) {
        System.out.println(words);
        markdown.add(words);
    }

    void console(String screenName, String info, long clocksApart) {
        line("");
        line("### On " + screenName);
        line("");
        line(String.join("; ", info.split("\t", -1)) + "; " + (clocksApart == 0
                ? "the processes share one monotonic clock"
                : "the clocks of the processes are " + clocksApart + " ns apart, which is taken into account") + ".");
        line("");
    }

    void starts(String screenName, String how, List<Double> millis, List<Map<String, String>> memory) {
        var sorted = millis.stream().sorted().toList();
        double median = sorted.get(sorted.size() / 2);
        String words = String.format(Locale.ROOT,
                "Start on %s, %s, %d times: process start to the first picture of a usable window %.0f ms (%.0f to %.0f)"
                        + "; RSS %s MB then, %s MB two seconds later; heap after collection %s MB.",
                screenName, how, sorted.size(), median,
                sorted.getFirst(), sorted.getLast(), median(memory, "first"),
                within(median(memory, "rss"), 180), median(memory, "heap"));
        line(words);
        json.add(Map.of("kind", "start", "screen", screenName, "how", how, "usableMillis", sorted));
    }

    private static double median(List<Map<String, String>> memory, String key) {
        var sorted = memory.stream().map(each -> Long.parseLong(each.getOrDefault(key, "0")) / MIB).sorted().toList();
        return Math.rint(sorted.get(sorted.size() / 2) * 10) / 10;
    }

    void idle(String screenName, double percent, double pulses) {
        line(String.format(Locale.ROOT, "Idle: %.1f %% of one processor, %.1f pulses a second.", percent, pulses));
        json.add(Map.of("kind", "idle", "screen", screenName, "cpuPercent", percent, "pulsesPerSecond", pulses));
    }

    void single(String screenName, Stretch stretch) {
        line(String.format(Locale.ROOT,
                "One message from idle to the screen, %d times: p50 %s ms, p95 %.1f ms, max %.1f ms.", stretch.sent,
                within(round(stretch.latency.p50()), 17), stretch.latency.p95(), stretch.latency.max()));
        json.add(Map.of("kind", "single", "screen", screenName, "latencyMillis", stretch.latency));
    }

    void add(Figures figures) {
        if (!screen.equals(figures.screen())) {
            screen = figures.screen();
            line("");
            line("| " + String.join(" | ", HEAD) + " |");
            line("|" + "---|".repeat(HEAD.size()));
        }
        all.add(figures);
        var stretch = figures.stretch();
        boolean steady = figures.rate() >= 60;
        boolean judged = steady && figures.rate() <= 1000;
        double possible = Math.rint(stretch.possibleFrames);
        line("| " + String.join(" | ", Integer.toString(figures.rate()),
                String.format(Locale.ROOT, "%.1f of %.0f", stretch.frames, possible)
                        + (judged && stretch.frames < possible - 0.6 ? missed() : ""),
                steady
                        ? String.format(Locale.ROOT, "%.1f / %s / %.1f", stretch.frameTime.p50(),
                                judged
                                        ? within(round(stretch.frameTime.p95()), 17.5)
                                        : String.format(Locale.ROOT, "%.1f", stretch.frameTime.p95()),
                                stretch.frameTime.max())
                        : "a frame a message",
                steady ? stretch.longFrames + (judged && stretch.longFrames > 0 ? missed() : "") : "-",
                String.format(Locale.ROOT, "%.1f / %.1f / %s / %.1f", stretch.latency.p50(), stretch.latency.p95(),
                        figures.rate() == 500
                                ? within(round(stretch.latency.p99()), 50)
                                : String.format(Locale.ROOT, "%.1f", stretch.latency.p99()),
                        stretch.latency.max()) + (stretch.unseen > 0 ? " (" + stretch.unseen + " never shown)" : ""),
                String.format(Locale.ROOT, "%.0f", stretch.behindAtEnd),
                CPU.containsKey(figures.rate())
                        ? within(Math.rint(figures.cpuSecondsPerThousand() * 1000) / 1000,
                                CPU.getOrDefault(figures.rate(), 0.0))
                        : String.format(Locale.ROOT, "%.3f", figures.cpuSecondsPerThousand()),
                String.format(Locale.ROOT, "%.1f / %.1f", stretch.pulseWork.p95(), stretch.pulseWork.max()),
                String.format(Locale.ROOT, "%.1f", stretch.painting.p95()), Long.toString(figures.collectingMillis()),
                figures.heap() < 0
                        ? "-"
                        : figures.rows() >= 9_000
                                ? within(round(figures.heap() / MIB), 80)
                                : String.format(Locale.ROOT, "%.1f", figures.heap() / MIB),
                (figures.rate() == 2000
                        ? within(Math.rint(figures.rss() / MIB), 220)
                        : String.format(Locale.ROOT, "%.0f", figures.rss() / MIB))
                        + String.format(Locale.ROOT, " (%,d)", figures.total()),
                Long.toString(figures.folded()),
                figures.lost() + (figures.lost() > 0 ? missed() : "")) + " |");
        keep(figures);
    }

    private void keep(Figures figures) {
        var kept = new LinkedHashMap<String, Object>();
        var stretch = figures.stretch();
        kept.put("kind", "load");
        kept.put("screen", figures.screen());
        kept.put("rate", figures.rate());
        kept.put("seconds", figures.seconds());
        kept.put("sent", stretch.sent);
        kept.put("framesPerSecond", stretch.frames);
        kept.put("possibleFramesPerSecond", stretch.possibleFrames);
        kept.put("pulsesPerSecond", stretch.pulses);
        kept.put("frameMillis", stretch.frameTime);
        kept.put("framesOver50Millis", stretch.longFrames);
        kept.put("latencyMillis", stretch.latency);
        kept.put("neverShown", stretch.unseen);
        kept.put("behindAtEndMillis", stretch.behindAtEnd);
        kept.put("cpuSecondsPerThousand", figures.cpuSecondsPerThousand());
        kept.put("cpuNanosByThread", figures.threads());
        kept.put("pulseWorkMillis", stretch.pulseWork);
        kept.put("paintingMillis", stretch.painting);
        kept.put("collectingMillis", figures.collectingMillis());
        kept.put("heapBytesAfterCollection", figures.heap());
        kept.put("rssBytes", figures.rss());
        kept.put("messagesSinceStart", figures.total());
        kept.put("rows", figures.rows());
        kept.put("foldedMessages", figures.folded());
        kept.put("inHistory", figures.inHistory());
        kept.put("lost", figures.lost());
        kept.put("serverLateMicros", figures.lateMicros());
        kept.put("drainMillis", figures.drainMillis());
        json.add(kept);
    }

    /** Writes {@code window.json}, and the same tables, and where the time went, as a part of the page of numbers. */
    void write(Path folder) throws IOException {
        threads();
        Files.createDirectories(folder);
        Numbers.write(folder, "window", "## The whole window\n\n" + String.join("\n", markdown) + "\n");
        var whole = new LinkedHashMap<String, Object>();
        whole.put("machine", Machine.inWords());
        whole.put("commit", Machine.commit());
        whole.put("figures", json);
        Files.writeString(folder.resolve("window.json"), JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
                .build().writeValueAsString(whole));
    }

    /** In percent of one processor, by kind of thread. */
    private void threads() {
        if (all.isEmpty()) {
            return;
        }
        var kinds = new TreeSet<String>();
        all.forEach(figures -> figures.threads().forEach((kind, nanos) -> {
            if (figures.percent(nanos) >= 0.5) {
                kinds.add(kind);
            }
        }));
        line("");
        line("Processor time by thread, in percent of one processor (pulses a second; lateness of the server, ms):");
        line("");
        line("| on | msg/s | pulses/s | all | " + String.join(" | ", kinds) + " | server late |");
        line("|" + "---|".repeat(kinds.size() + 5));
        for (var figures : all) {
            var cells = new ArrayList<String>();
            kinds.forEach(kind -> cells.add(
                    String.format(Locale.ROOT, "%.1f", figures.percent(figures.threads().getOrDefault(kind, 0L)))));
            line("| " + figures.screen() + " | " + figures.rate() + " | "
                    + String.format(Locale.ROOT, "%.1f", figures.stretch().pulses)
                    + " | " + String.format(Locale.ROOT, "%.1f", figures.percent(figures.cpuNanos())) + " | "
                    + String.join(" | ", cells)
                    + " | " + String.format(Locale.ROOT, "%.1f", figures.lateMicros() / 1e3) + " |");
        }
    }

    private static double round(double value) {
        return Math.rint(value * 10) / 10;
    }

    private static String within(double value, double target) {
        return value + " (≤ "
                + (target == Math.rint(target) ? String.format(Locale.ROOT, "%.0f", target) : Double.toString(target))
                + ")"
                + (value > target ? missed() : "");
    }

    private static String missed() {
        return " **missed**";
    }
}
