package app.tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The whole window under load, one rate after another, and what it is while nothing happens: prints a table
 * and leaves it in {@code target/bench}. Options, as system properties:
 *
 * <pre>
 * bench.rates      messages a second, with commas between them; default: 20,100,500,1000,2000,10000
 * bench.seconds    for each rate, a third of it for 10,000 and more; default: 30
 * bench.warmup     seconds at 100 a second before the first rate; default: 30
 * bench.platform   headless, display (that of DISPLAY, or an Xvfb that is started) or both
 * bench.prism      how the display is drawn; default: sw
 * bench.image      the program's image; default: target/dist/Tributary where it is there; none: target/run.args
 * bench.args       the argument file for that; default: target/run.args
 * bench.java       more options for the console's runtime, with spaces between them
 * bench.singles    messages from idle to the screen, 700 ms apart; default: 40; 0: leave it out
 * bench.starts     starts of the program with and without its AOT cache; default: 7; 0: leave it out
 * bench.seed       of the lines; default: 7
 * </pre>
 */
public final class WindowBench {
    private static final int WARM_UP_RATE = 100;
    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(2);
    private static final double IDLE_SECONDS = 5;

    private final Stage stage;
    private final int seconds = Integer.getInteger("bench.seconds", 30);
    private final int warmUp = Integer.getInteger("bench.warmup", 30);
    private final int singles = Integer.getInteger("bench.singles", 40);
    private final int starts = Integer.getInteger("bench.starts", 7);
    private final List<Integer> rates = Arrays
            .stream(System.getProperty("bench.rates", "20,100,500,1000,2000,10000").split(",", -1))
            .map(Integer::parseInt).toList();
    private final Report report;
    private int runs;
    private long total;

    private WindowBench(Stage stage) {
        this.stage = stage;
        report = new Report(stage.launch(), stage.meanBytes);
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        var launch = Launch.find();
        try (var stage = new Stage(launch)) {
            var bench = new WindowBench(stage);
            for (var screen : Screen.wanted()) {
                try (screen) {
                    bench.run(screen);
                }
            }
            bench.report.write(Path.of("target/bench"));
        }
        System.exit(0);
    }

    private void run(Screen screen) throws IOException, SQLException {
        if (starts > 0) {
            starts(screen, "as packed", stage.launch());
            if (stage.launch().aotCache().isPresent()) {
                starts(screen, "without its AOT cache", stage.launch().withoutCache());
            }
        }
        var data = stage.dataDirectory("data-" + ++runs);
        try (var console = stage.console(screen, data, stage.launch())) {
            console.next(Duration.ofMinutes(1));
            stage.server().ask("joined");
            long ahead = stage.server().clockAhead() - console.clockAhead();
            report.console(screen.name(), console.ask("info"), ahead);
            total = 0;
            if (warmUp > 0) {
                stage.server().ask("run " + ++runs + " " + WARM_UP_RATE + " " + warmUp + " "
                        + stage.folder().resolve("warm-up"));
                total += (long) WARM_UP_RATE * warmUp;
                drain(console, runs, WARM_UP_RATE * warmUp);
            }
            if (singles > 0) {
                idle(screen, console);
                single(screen, console, ahead);
            }
            for (int rate : rates) {
                report.add(load(screen, console, data, rate, ahead));
            }
            int code = console.end();
            if (code != 0) {
                System.out.println("The console ended with " + code + ".");
            }
        }
    }

    /** What it costs that nothing happens. */
    private void idle(Screen screen, Child console) throws IOException {
        pause(2);
        console.ask("begin");
        pause(IDLE_SECONDS);
        var end = console.table("end " + stage.folder().resolve("idle"));
        var none = stage.folder().resolve("none");
        Files.write(none, new byte[0]);
        report.idle(screen.name(), Long.parseLong(end.get("cpu")) / 1e7 / IDLE_SECONDS,
                Stretch.read(0, none, stage.folder().resolve("idle"), IDLE_SECONDS, 0).pulses);
    }

    private void single(Screen screen, Child console, long ahead) throws IOException {
        int run = ++runs;
        var sent = stage.folder().resolve("sent-" + run);
        var frames = stage.folder().resolve("frames-" + run);
        console.ask("begin");
        stage.server().ask("single " + run + " " + singles + " 700 " + sent);
        drain(console, run, singles);
        console.ask("end " + frames);
        total += singles;
        report.single(screen.name(), Stretch.read(run, sent, frames, singles * 0.7, ahead));
    }

    private Figures load(Screen screen, Child console, Path data, int rate, long ahead)
            throws IOException, SQLException {
        int run = ++runs;
        int lasts = rate >= 10_000 ? Math.max(1, seconds / 3) : seconds;
        int count = rate * lasts;
        var sent = stage.folder().resolve("sent-" + run);
        var frames = stage.folder().resolve("frames-" + run);
        console.ask("begin");
        stage.server().tell("run " + run + " " + rate + " " + lasts + " " + sent);
        String[] told = stage.server().next(Duration.ofSeconds(lasts + 60L)).split(" ", -1);
        long drained = drain(console, run, count);
        var end = console.table("end " + frames);
        if (Boolean.parseBoolean(end.get("held"))) {
            System.out.println("The feed stood still at the end: the pointer, or somebody, held it.");
        }
        total += count;
        int kept = inHistory(data, run, count);
        long rss = Long.parseLong(console.table("memory").get("rss"));
        var rows = console.table("rows " + run);
        // a collection that we ask for would make the memory behind it look better: only where nothing follows but the worst
        boolean last = rates.indexOf(rate) == rates.size() - 1 || rates.get(rates.indexOf(rate) + 1) >= 10_000;
        long heap = last ? Long.parseLong(console.table("heap").get("heap")) : -1;
        var threads = new HashMap<String, Long>();
        end.forEach((key, value) -> {
            if (key.startsWith("thread.")) {
                threads.put(key.substring("thread.".length()), Long.parseLong(value));
            }
        });
        var figures = new Figures(screen.name(), rate, lasts, Stretch.read(run, sent, frames, lasts, ahead),
                Long.parseLong(told[1]), Long.parseLong(end.get("cpu")), threads,
                Long.parseLong(end.get("collecting_ms")), rss, heap, Integer.parseInt(rows.get("rows")), kept,
                Long.parseLong(rows.get("folded")), Integer.parseInt(rows.get("whole_from")), total, drained);
        Files.delete(sent);
        Files.delete(frames);
        pause(1);
        return figures;
    }

    /** Waits until the newest message is on the screen; how long that took, in ms. */
    static long drain(Child console, int run, int count) {
        long from = System.nanoTime();
        while (Integer.parseInt(console.ask("reached " + run)) < count - 1) {
            if (System.nanoTime() - from > DRAINED_WITHIN.toNanos()) {
                System.out.println("Not everything was shown within " + DRAINED_WITHIN.toSeconds() + " s.");
                break;
            }
            pause(0.05);
        }
        return (System.nanoTime() - from) / 1_000_000;
    }

    /** The history writes behind: gives it time. */
    static int inHistory(Path data, int run, int count) throws SQLException {
        int kept = Kept.count(data, run);
        for (int i = 0; i < 120 && kept < count; i++) {
            pause(0.5);
            kept = Kept.count(data, run);
        }
        return kept;
    }

    private void starts(Screen screen, String how, Launch launch) throws IOException {
        var data = stage.dataDirectory("start-" + ++runs);
        var usable = new ArrayList<Double>();
        var memory = new ArrayList<Map<String, String>>();
        for (int i = 0; i <= starts; i++) {
            try (var console = stage.console(screen, data, launch)) {
                String[] first = console.next(Duration.ofMinutes(1)).split(" ", -1);
                pause(2);
                var now = console.table("memory");
                var after = console.table("heap");
                // the first one reads the files from the disk
                if (i > 0) {
                    usable.add((Long.parseLong(first[1]) - console.started) / 1e6);
                    memory.add(Map.of("first", Long.toString(Long.parseLong(first[2]) * 1024), "rss", now.get("rss"),
                            "heap", after.get("heap")));
                }
            }
        }
        report.starts(screen.name(), how, usable, memory);
    }

    static void pause(double seconds) {
        try {
            TimeUnit.NANOSECONDS.sleep(Math.round(seconds * 1e9));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
