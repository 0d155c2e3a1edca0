package app.tributary.bench;

import app.tributary.Tributary;
import app.tributary.ui.feed.FeedView;
import app.tributary.ui.feed.ShownRows;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/**
 * The console, started as it is, and watched from within its process. Every line of the probe on standard
 * output begins with {@code @}; the first one, {@code @ usable NANOS KIB}, comes with the first picture of a window
 * that has a feed and a composer, and names the memory then. Commands come on standard input, and each
 * is answered by one line:
 *
 * <pre>
 * clock          NANOS              System.nanoTime() here
 * info           words              what runs here, parts with a tab between them
 * begin          KEY=VALUE ...      begins to keep frames and to count processor time
 * end FILE       KEY=VALUE ...      ends it: frames into FILE, five longs each; processor time in ns
 * reached RUN    N                  the newest message of a run that was shown; -1: none
 * memory         KEY=VALUE ...      as it is
 * heap           KEY=VALUE ...      the same after collecting what is not used
 * rows RUN       KEY=VALUE ...      what of a run has a row
 * quit                              closes the window as its user would
 * </pre>
 *
 * What it costs: one listener in front of and one behind the layout of a pulse, a look at the rows on the
 * screen, and three jobs (see {@link Frame}); some 50 microseconds a frame.
 */
public final class Probe {
    private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true,
            StandardCharsets.UTF_8);
    private final List<Scene> scenes = new ArrayList<>();
    private final Map<Scene, FeedView> known = new HashMap<>();
    private final List<Frame> frames = new ArrayList<>();
    private @Nullable Frame open;
    private boolean keeping;
    private boolean usable;
    private long shown = -1;
    private @Nullable Processor from;
    private long collected;
    private long compiled;

    private Probe() {}

    public static void main(String[] arguments) {
        Toolkits.open();
        var probe = new Probe();
        Window.getWindows().addListener((ListChangeListener<Window>) change -> probe.lookAtWindows());
        Thread.ofPlatform().daemon().name("probe").start(probe::listen);
        Tributary.main(arguments);
    }

    private void lookAtWindows() {
        for (var window : Window.getWindows()) {
            if (window instanceof Stage && window.getScene() != null && !scenes.contains(window.getScene())) {
                watch(window.getScene());
            }
        }
    }

    private void watch(Scene scene) {
        scenes.add(scene);
        scene.addPreLayoutPulseListener(() -> {
            if (open == null) {
                open = new Frame(() -> open = null, this::frameShown);
                open.follow();
            }
        });
        scene.addPostLayoutPulseListener(() -> {
            var frame = open;
            if (frame != null) {
                var feed = feed(scene);
                if (feed != null) {
                    frame.newest = Math.min(frame.newest, newest(feed));
                }
            }
        });
    }

    private void frameShown(Frame frame) {
        if (frame.newest != Long.MAX_VALUE) {
            shown = Math.max(shown, frame.newest);
        }
        if (keeping) {
            frames.add(frame);
        }
        if (!usable && scenes.stream().anyMatch(scene -> feed(scene) != null
                && scene.lookup(".composer") != null)) {
            usable = true;
            say("usable " + frame.shown + " " + resident());
        }
    }

    /** Remembered, because to look a node up goes through the whole window. */
    private @Nullable FeedView feed(Scene scene) {
        var before = known.get(scene);
        if (before != null && scene.equals(before.getScene())) {
            return before;
        }
        if (scene.lookup(".feed-view") instanceof FeedView feed) {
            known.put(scene, feed);
            return feed;
        }
        return null;
    }

    private static long newest(FeedView feed) {
        var newest = new long[]{-1};
        ShownRows.onScreen(feed,
                id -> MessageStamp.place(id).ifPresent(place -> newest[0] = Math.max(newest[0], place)));
        return newest[0];
    }

    private void listen() {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                say(obey(line.split(" ", 2)));
            }
        } catch (Exception e) {
            say("? " + e);
        }
        // who measures is gone
        Platform.runLater(Probe::closeWindows);
    }

    private void say(String words) {
        out.println("@ " + words);
    }

    private String obey(String[] words) throws Exception {
        return switch (words[0]) {
            case "clock" -> Long.toString(System.nanoTime());
            case "info" -> info();
            case "begin" -> onFx(this::begin);
            case "end" -> onFx(() -> end(Path.of(words[1])));
            case "reached" -> {
                long place = onFx(() -> shown);
                yield Integer.toString(place >= 0 && MessageStamp.run(place) == Integer.parseInt(words[1])
                        ? MessageStamp.number(place)
                        : -1);
            }
            case "memory" -> memory();
            case "heap" -> {
                System.gc();
                System.gc();
                yield memory();
            }
            case "rows" -> onFx(() -> rows(Integer.parseInt(words[1])));
            case "quit" -> onFx(() -> {
                closeWindows();
                return "closing";
            });
            default -> "? " + words[0];
        };
    }

    private static <T> T onFx(Callable<T> question) throws Exception {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.get();
    }

    private static void closeWindows() {
        for (var window : List.copyOf(Window.getWindows())) {
            window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
        }
    }

    private String info() throws Exception {
        String size = onFx(() -> {
            var scene = scenes.getFirst();
            var feed = feed(scene);
            return String.format(Locale.ROOT, "%.0fx%.0f feed %s", scene.getWidth(), scene.getHeight(),
                    feed == null ? "none" : String.format(Locale.ROOT, "%.0fx%.0f", feed.getWidth(), feed.getHeight()));
        });
        return String.join("\t", "java " + System.getProperty("java.runtime.version"),
                "javafx " + System.getProperty("javafx.runtime.version"),
                "collectors " + ManagementFactory.getGarbageCollectorMXBeans().stream().map(bean -> bean.getName())
                        .toList(),
                "window " + size, "options " + ManagementFactory.getRuntimeMXBean().getInputArguments(),
                "pid " + ProcessHandle.current().pid());
    }

    private String begin() {
        frames.clear();
        keeping = true;
        collected = collected();
        compiled = compiled();
        from = new Processor();
        return "held=" + feeds().stream().anyMatch(ShownRows::isHeld);
    }

    private String end(Path file) throws IOException {
        var now = new Processor();
        var before = from == null ? now : from;
        keeping = false;
        try (var data = new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(file)))) {
            for (var frame : frames) {
                data.writeLong(frame.begun);
                data.writeLong(frame.laidOut);
                data.writeLong(frame.painted);
                data.writeLong(frame.shown);
                data.writeLong(frame.newest == Long.MAX_VALUE ? -1 : frame.newest);
            }
        }
        var line = new StringBuilder("cpu=" + now.since(before) + " collecting_ms=" + (collected() - collected)
                + " compiling_ms=" + (compiled() - compiled) + " held="
                + feeds().stream().anyMatch(ShownRows::isHeld));
        now.threadsSince(before).forEach((name, nanos) -> line.append(" thread.").append(name).append('=')
                .append(nanos));
        return line.toString();
    }

    private List<FeedView> feeds() {
        var feeds = new ArrayList<FeedView>();
        for (var scene : scenes) {
            var feed = feed(scene);
            if (feed != null) {
                feeds.add(feed);
            }
        }
        return feeds;
    }

    private static long collected() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(bean -> bean.getCollectionTime())
                .sum();
    }

    private static long compiled() {
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    }

    private static String memory() {
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return "heap=" + heap.getUsed() + " committed=" + heap.getCommitted() + " rss=" + resident() * 1024
                + " threads=" + ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /** In KiB. */
    private static long resident() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
            return -1;
        } catch (IOException notLinux) {
            return -1;
        }
    }

    /** Of the first feed: how many rows it has, how many messages of a run are among them, and from where on none is missing. */
    private String rows(int run) {
        var feed = feeds().getFirst();
        var seen = new BitSet();
        var twice = new int[1];
        ShownRows.kept(feed, id -> MessageStamp.place(id).ifPresent(place -> {
            if (MessageStamp.run(place) == run) {
                if (seen.get(MessageStamp.number(place))) {
                    twice[0]++;
                }
                seen.set(MessageStamp.number(place));
            }
        }));
        int newest = seen.length() - 1;
        return "rows=" + ShownRows.count(feed) + " run=" + seen.cardinality() + " twice=" + twice[0] + " newest="
                + newest + " whole_from=" + (newest < 0 ? -1 : seen.previousClearBit(newest) + 1) + " folded="
                + ShownRows.folded(feed);
    }
}
