package app.tributary;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the console's process needs, looked at now and then after the garbage is collected. */
final class SoakMemory {
    private static final long MEGA = 1024 * 1024;
    /** Two looks after a collection differ by as much as this for no reason. */
    private static final long LEEWAY = 8 * MEGA;

    private final List<Sample> samples = new ArrayList<>();

    private record Sample(Duration at, long used, int threads) {}

    /** Looks. */
    String look(Duration at) {
        System.gc();
        var beans = ManagementFactory.getMemoryMXBean();
        var sample = new Sample(at, beans.getHeapMemoryUsage().getUsed(),
                ManagementFactory.getThreadMXBean().getThreadCount());
        samples.add(sample);
        return "%4d s: %5.1f MB used, %d threads".formatted(at.toSeconds(), mega(sample.used()), sample.threads());
    }

    /** The lowest of the first third, and of the last: what is used beside it comes and goes, a leak raises the floor. */
    private long third(boolean last) {
        int size = Math.max(1, samples.size() / 3);
        var part = last ? samples.subList(samples.size() - size, samples.size()) : samples.subList(0, size);
        return part.stream().mapToLong(Sample::used).min().orElse(0);
    }

    boolean isFlat() {
        return samples.size() < 3
                || (third(true) - third(false) < LEEWAY && threads(true) <= threads(false) + 10);
    }

    private int threads(boolean last) {
        return samples.isEmpty() ? 0 : (last ? samples.getLast() : samples.getFirst()).threads();
    }

    @Override
    public String toString() {
        return "memory after collection, at its lowest: first third %.1f MB, last third %.1f MB; threads: %d at first, %d at last"
                .formatted(mega(third(false)), mega(third(true)), threads(false), threads(true));
    }

    private static double mega(long bytes) {
        return (double) bytes / MEGA;
    }
}
