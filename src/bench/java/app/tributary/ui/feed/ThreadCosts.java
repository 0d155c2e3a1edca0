package app.tributary.ui.feed;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What the threads have used so far: CPU in ms, allocation in bytes. */
record ThreadCosts(double fx, double render, double process, long fxBytes, long renderBytes,
        Map<String, Double> others) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
            .getOperatingSystemMXBean();
    private static final double TICK_MS = 10;

    static ThreadCosts now() {
        double fx = 0;
        double render = 0;
        long fxBytes = 0;
        long renderBytes = 0;
        for (var info : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (info == null) {
                continue;
            }
            long id = info.getThreadId();
            if (info.getThreadName().equals("JavaFX Application Thread")) {
                fx = THREADS.getThreadCpuTime(id) / 1e6;
                fxBytes = THREADS.getThreadAllocatedBytes(id);
            } else if (info.getThreadName().startsWith("QuantumRenderer")) {
                render = THREADS.getThreadCpuTime(id) / 1e6;
                renderBytes = THREADS.getThreadAllocatedBytes(id);
            }
        }
        return new ThreadCosts(fx, render, SYSTEM.getProcessCpuTime() / 1e6, fxBytes, renderBytes, tasks());
    }

    ThreadCosts since(ThreadCosts earlier) {
        var rest = new TreeMap<String, Double>();
        others.forEach((name, ms) -> {
            double used = ms - earlier.others.getOrDefault(name, 0.0);
            if (used > 0) {
                rest.put(name, used);
            }
        });
        return new ThreadCosts(fx - earlier.fx, render - earlier.render, process - earlier.process,
                fxBytes - earlier.fxBytes, renderBytes - earlier.renderBytes, rest);
    }

    /** All threads of the process by the first letters of their names, also those that Java does not show; Linux only. */
    private static Map<String, Double> tasks() {
        var used = new TreeMap<String, Double>();
        var folder = Path.of("/proc/self/task");
        if (!Files.isDirectory(folder)) {
            return used;
        }
        try (var tasks = Files.list(folder)) {
            tasks.forEach(task -> {
                try {
                    String line = Files.readString(task.resolve("stat"));
                    int close = line.lastIndexOf(')');
                    String name = line.substring(line.indexOf('(') + 1, close).replaceAll("[#-]?[0-9]+$", "");
                    String[] fields = line.substring(close + 2).split(" ", -1);
                    used.merge(name, (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MS, Double::sum);
                } catch (IOException _) {
                    // the thread has ended meanwhile
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return used;
    }
}
