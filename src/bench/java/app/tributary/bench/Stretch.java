package app.tributary.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What the records of the server and of the probe say together about one stretch of time at one rate.
 *
 * <p>A message counts as shown in the first frame whose newest row is it or a later one. A frame counts
 * where it shows a newer row than the one before; how many there could be is the number of sixtieths of a
 * second within which something was said. The time of a frame is that since the one before it, and says
 * something only where there is something new in each sixtieth.
 */
final class Stretch {
    private static final double FRAME_NANOS = 1e9 / 60;
    private static final long SETTLED_NANOS = 5_000_000_000L;

    final int sent;
    /** Messages that no frame has shown: must be 0. */
    final int unseen;
    /** With something new, each second, and how many there could be. */
    final double frames;
    final double possibleFrames;
    /** All pulses, each second, with or without something new. */
    final double pulses;
    /** In ms, as all others: between frames with something new. */
    final Spread frameTime;
    /** Frames that took more than 50 ms after the first 5 s. */
    final int longFrames;
    /** From the server's write to the picture. */
    final Spread latency;
    /** The FX thread's work within a pulse, and the render thread's behind it. */
    final Spread pulseWork;
    final Spread painting;
    /** The longest time that a message took after its rate's end: how far behind the console was, in ms. */
    final double behindAtEnd;

    /** Of how many, what is usual and what is rare; in ms. */
    record Spread(double p50, double p95, double p99, double max) {
        static Spread of(double[] millis) {
            if (millis.length == 0) {
                return new Spread(0, 0, 0, 0);
            }
            Arrays.sort(millis);
            return new Spread(at(millis, 0.5), at(millis, 0.95), at(millis, 0.99), millis[millis.length - 1]);
        }

        private static double at(double[] sorted, double part) {
            return sorted[Math.clamp((int) Math.ceil(part * sorted.length) - 1, 0, sorted.length - 1)];
        }
    }

    private Stretch(int run, long[] written, long[][] pulses, double seconds) {
        sent = written.length;
        var latencies = new double[written.length];
        var times = new double[pulses.length];
        var works = new double[pulses.length];
        var paints = new double[pulses.length];
        int next = 0;
        int news = 0;
        int slow = 0;
        int drawnTimes = 0;
        long last = 0;
        for (int i = 0; i < pulses.length; i++) {
            long[] pulse = pulses[i];
            works[i] = (pulse[1] - pulse[0]) / 1e6;
            paints[i] = (pulse[2] - pulse[1]) / 1e6;
            int newest = pulse[4] >= 0 && MessageStamp.run(pulse[4]) == run ? MessageStamp.number(pulse[4]) : -1;
            if (newest < next) {
                continue;
            }
            for (; next <= newest && next < written.length; next++) {
                latencies[next] = (pulse[3] - written[next]) / 1e6;
            }
            if (news++ > 0) {
                times[drawnTimes++] = (pulse[3] - last) / 1e6;
                if (pulse[3] - last > 50_000_000 && pulse[3] - written[0] > SETTLED_NANOS) {
                    slow++;
                }
            }
            last = pulse[3];
        }
        unseen = written.length - next;
        frames = news / seconds;
        possibleFrames = slots(written) / seconds;
        this.pulses = pulses.length / seconds;
        frameTime = Spread.of(Arrays.copyOf(times, drawnTimes));
        longFrames = slow;
        latency = Spread.of(Arrays.copyOf(latencies, next));
        pulseWork = Spread.of(works);
        painting = Spread.of(paints);
        behindAtEnd = written.length == 0 || next < written.length
                ? Double.NaN
                : (last - written[written.length - 1]) / 1e6;
    }

    private static int slots(long[] written) {
        var slots = new BitSet();
        for (long moment : written) {
            slots.set((int) ((moment - written[0]) / FRAME_NANOS));
        }
        return slots.cardinality();
    }

    /**
     * Reads both records.
     *
     * @param serverAhead of the console's clock, in ns
     */
    static Stretch read(int run, Path server, Path probe, double seconds, long serverAhead) throws IOException {
        var written = new long[(int) (Files.size(server) / Long.BYTES)];
        try (var data = new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(server)))) {
            for (int i = 0; i < written.length; i++) {
                written[i] = data.readLong() - serverAhead;
            }
        }
        var pulses = new long[(int) (Files.size(probe) / (5 * Long.BYTES))][5];
        try (var data = new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(probe)))) {
            for (var pulse : pulses) {
                for (int i = 0; i < pulse.length; i++) {
                    pulse[i] = data.readLong();
                }
            }
        }
        return new Stretch(run, written, pulses, seconds);
    }
}
