package app.tributary.ui.feed;

import app.tributary.account.LookSettings;
import app.tributary.account.Theme;
import app.tributary.feed.FeedListener;
import app.tributary.image.Pictures;
import app.tributary.ui.ConsoleRig;
import app.tributary.ui.FxThread;
import app.tributary.ui.OnScreen;
import app.tributary.ui.console.BenchWindow;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Scene;

/**
 * What a frame of a running feed costs: CPU of the FX thread and of the render thread for each pulse, all other
 * threads, and what the FX thread allocates. CPU times do not depend on what else the machine does.
 *
 * <p>Arguments: {@code feed}, {@code console}, {@code two} (two windows with a feed each), {@code bare} (lines of
 * plain text and nothing else, as large as the feed of the console); messages a second;
 * seconds; seconds to warm up; share of moving emotes in percent.
 */
public final class FrameCost {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final int FEED_WIDTH = 940;
    private static final int FEED_HEIGHT = 640;
    private static final long STEP_NANOS = 8_000_000;
    private static final int EMOTES = 60;

    private final List<Long> pulses = new ArrayList<>();
    private volatile boolean counting;

    private FrameCost() {}

    public static void main(String[] args) throws Exception {
        String mode = args.length > 0 ? args[0] : "feed";
        int rate = args.length > 1 ? Integer.parseInt(args[1]) : 100;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 10;
        int warm = args.length > 3 ? Integer.parseInt(args[3]) : 10;
        int moving = args.length > 4 ? Integer.parseInt(args[4]) : 0;
        new FrameCost().run(mode, rate, seconds, warm, moving);
        System.exit(0);
    }

    private void run(String mode, int rate, int seconds, int warm, int moving) throws Exception {
        try (var bench = new FeedBench()) {
            var emotes = serveEmotes(bench, moving);
            var listener = open(mode, bench, emotes);
            var chatter = new Chatter(7, emotes, "twitch", "blaze", "streamvi");
            listener.accept(chatter.next(60));
            OnScreen.frames(60);
            drive(chatter, listener, Math.max(rate, 100), warm);
            pulses.clear();
            counting = true;
            var before = ThreadCosts.now();
            long from = System.nanoTime();
            drive(chatter, listener, rate, seconds);
            double took = (System.nanoTime() - from) / 1e9;
            var used = ThreadCosts.now().since(before);
            counting = false;
            OnScreen.frames(2);
            report(mode, rate, took, used);
        }
    }

    private FeedListener open(String mode, FeedBench bench, List<URI> emotes) throws Exception {
        var look = LookSettings.STANDARD.withTheme(Theme.DARK);
        if (mode.equals("console")) {
            OnScreen.begin();
            var rig = new ConsoleRig(Files.createTempDirectory("frame-cost"), FxThread::run).opened();
            rig.images.allow(emotes.getFirst());
            var window = BenchWindow.open(rig, WIDTH, HEIGHT);
            watch(window.scene());
            return batch -> {
                rig.feed.accept(batch);
                rig.model.accept(batch);
            };
        }
        if (mode.equals("bare")) {
            OnScreen.begin();
            var lines = OnScreen.get(() -> new BareLines(FEED_WIDTH, FEED_HEIGHT));
            var window = OnScreen.open(() -> lines, WIDTH, HEIGHT, look);
            watch(window.scene());
            return lines;
        }
        var models = new ArrayList<FeedViewModel>();
        for (int i = mode.equals("two") ? 2 : 1; i > 0; i--) {
            var window = bench.open(mode.equals("two") ? WIDTH / 2 : WIDTH, HEIGHT, look);
            watch(window.scene());
            models.add(bench.model);
        }
        return batch -> models.forEach(model -> model.accept(batch));
    }

    private static List<URI> serveEmotes(FeedBench bench, int moving) {
        var emotes = new ArrayList<URI>();
        for (int i = 0; i < EMOTES; i++) {
            int rgb = i * 0x9E3779 & 0xFFFFFF;
            emotes.add(i * 100 < moving * EMOTES
                    ? bench.serve("/m" + i + ".gif", Pictures.gif(56, 10, rgb, ~rgb & 0xFFFFFF))
                    : bench.serve("/e" + i + ".png", Pictures.file("png", 56, 56, rgb)));
        }
        return emotes;
    }

    private void watch(Scene scene) {
        OnScreen.run(() -> scene.addPostLayoutPulseListener(() -> {
            if (counting) {
                pulses.add(System.nanoTime());
            }
        }));
    }

    private static void drive(Chatter chatter, FeedListener listener, int rate, int seconds) {
        long from = System.nanoTime();
        long given = 0;
        for (long step = 1; step * STEP_NANOS <= seconds * 1_000_000_000L; step++) {
            long due = from + step * STEP_NANOS;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            long wanted = (due - from) * rate / 1_000_000_000L;
            if (wanted > given) {
                listener.accept(chatter.next((int) (wanted - given)));
                given = wanted;
            }
        }
    }

    private void report(String mode, int rate, double seconds, ThreadCosts used) {
        int count = Math.max(1, pulses.size());
        double[] between = new double[Math.max(1, count - 1)];
        for (int i = 1; i < pulses.size(); i++) {
            between[i - 1] = (pulses.get(i) - pulses.get(i - 1)) / 1e6;
        }
        Arrays.sort(between);
        System.out.printf(Locale.ROOT,
                "%s %d/s: CPU ms/s fx %.0f render %.0f process %.0f | pulses/s %.1f | ms a pulse fx %.2f render %.2f"
                        + " | KB a pulse fx %.0f render %.0f | interval p95 %.1f max %.1f%n",
                mode, rate, used.fx() / seconds, used.render() / seconds, used.process() / seconds, count / seconds,
                used.fx() / count, used.render() / count, used.fxBytes() / 1024.0 / count,
                used.renderBytes() / 1024.0 / count, between[(int) (between.length * 0.95)],
                between[between.length - 1]);
        var line = new StringBuilder("  others, ms/s:");
        used.others().entrySet().stream().sorted((a, b) -> Double.compare(b.getValue(), a.getValue())).limit(9)
                .forEach(entry -> line.append(String.format(Locale.ROOT, "  %s %.1f", entry.getKey(),
                        entry.getValue() / seconds)));
        System.out.println(line);
        System.gc();
        System.out.printf(Locale.ROOT, "  heap after collection %.1f MB%n",
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1048576.0);
    }
}
