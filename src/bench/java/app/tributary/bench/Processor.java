package app.tributary.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The processor time that this process has had, in all and by kind of thread, as Linux counts it: in all
 * in hundredths of a second, by thread in nanoseconds.
 */
final class Processor {
    private static final long NANOS_A_TICK = 10_000_000;
    private static final Path TASKS = Path.of("/proc/self/task");

    private final long all = ticks() * NANOS_A_TICK;
    private final Map<String, Had> threads = threads();

    private record Had(String name, long nanos) {}

    /** In all, in ns, since another moment. */
    long since(Processor before) {
        return all - before.all;
    }

    /** By the names of threads, numbers aside, in ns, since another moment. What has ended meanwhile is "ended". */
    Map<String, Long> threadsSince(Processor before) {
        var had = new TreeMap<String, Long>();
        long known = 0;
        for (var thread : threads.entrySet()) {
            var earlier = before.threads.get(thread.getKey());
            long nanos = thread.getValue().nanos() - (earlier == null ? 0 : earlier.nanos());
            had.merge(kind(thread.getValue().name()), nanos, Long::sum);
            known += nanos;
        }
        had.put("ended", Math.max(0, since(before) - known));
        return had;
    }

    /** {@code C2 CompilerThre} and {@code C2 CompilerThread0} are of a kind. The kernel keeps 15 characters of a name. */
    private static String kind(String name) {
        if (name.startsWith("JavaFX-Launche") || name.startsWith("JavaFX Applica")
                || name.startsWith("InvokeLaterDis")) {
            return "fx";
        }
        if (name.startsWith("QuantumRendere")) {
            return "render";
        }
        if (name.startsWith("ForkJoinPool")) {
            return "socket";
        }
        if (name.startsWith("OkHttp")) {
            return "socket";
        }
        if (name.startsWith("C1 ") || name.startsWith("C2 ") || name.startsWith("Sweeper")) {
            return "jit";
        }
        if (name.startsWith("G1 ") || name.startsWith("GC ") || name.startsWith("VM Thread")) {
            return "gc";
        }
        return name.replaceAll("[-#]?[0-9]+$", "").replace(' ', '_').replace('=', '_');
    }

    private static long ticks() {
        String stat = read(Path.of("/proc/self/stat"));
        // behind the name, which may hold anything: state is the third field
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static Map<String, Had> threads() {
        var had = new HashMap<String, Had>();
        try (var tasks = Files.list(TASKS)) {
            for (var task : tasks.toList()) {
                try {
                    String name = Files.readString(task.resolve("comm")).strip();
                    String time = Files.readString(task.resolve("schedstat"));
                    had.put(task.getFileName().toString(), new Had(name, Long.parseLong(time.split(" ", -1)[0])));
                } catch (NoSuchFileException ended) {
                    // between the listing and the reading
                    had.remove(task.getFileName().toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return had;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
