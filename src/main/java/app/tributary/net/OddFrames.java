package app.tributary.net;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frames and answers that could not be understood: counted, and logged once a kind, with their
 * secrets struck out. One for each connection. Any thread may call.
 */
public final class OddFrames {
    private static final Logger LOG = LoggerFactory.getLogger(OddFrames.class);
    private static final int SHOWN = 200;

    private final String where;
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /**
     * @param where words for the log: a channel
     */
    public OddFrames(String where) {
        this.where = where;
    }

    /**
     * Notes one.
     *
     * @param kind a word of ours for what is odd ("not json"); few different ones
     * @param frame the raw text, of which the log gets the beginning
     */
    public void drop(String kind, String frame) {
        var count = counts.computeIfAbsent(kind, unseen -> new LongAdder());
        count.increment();
        if (count.sum() == 1) {
            String start = frame.length() > SHOWN ? frame.substring(0, SHOWN) + "..." : frame;
            LOG.warn("{}: dropped a frame ({}); further ones of this kind are only counted: {}", where, kind,
                    printable(Redaction.strike(start)));
        }
    }

    /** How many so far. */
    public long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
