package app.tributary.bench;

import java.util.Map;

/**
 * What one rate gave.
 *
 * @param screen on which platform
 * @param rate messages a second that were wanted
 * @param seconds for how long
 * @param stretch frames and latencies
 * @param lateMicros how far behind its schedule the server was at worst
 * @param cpuNanos of the console, from the first message until the last one was shown
 * @param threads the same by kind of thread, in ns
 * @param collectingMillis in the garbage collector
 * @param rss in bytes, at the end
 * @param heap in bytes in use after a collection at the end; negative: not measured
 * @param rows in the feed at the end
 * @param inHistory how many of this rate's messages
 * @param folded messages that the feed shows as a number only
 * @param wholeFrom none of this rate's messages from this one on is missing in the feed, or twice there
 * @param total messages since the start of the process
 * @param drainMillis from the last message's write until it was seen that everything is on the screen
 */
record Figures(String screen, int rate, double seconds, Stretch stretch, long lateMicros, long cpuNanos,
        Map<String, Long> threads, long collectingMillis, long rss, long heap, int rows, int inHistory, long folded,
        int wholeFrom, long total, long drainMillis) {

    double cpuSecondsPerThousand() {
        return stretch.sent == 0 ? 0 : cpuNanos / 1e6 / stretch.sent;
    }

    /** Neither in the history nor, where the feed is long enough, in the feed. */
    int lost() {
        int kept = Math.min(stretch.sent, rows);
        int missing = folded > 0 ? 0 : Math.max(0, wholeFrom - Math.max(0, stretch.sent - kept + 100));
        return stretch.sent - inHistory + missing;
    }

    /** Of the console's processors' time, one processor being 100. */
    double percent(long nanos) {
        return nanos / 1e7 / seconds;
    }
}
