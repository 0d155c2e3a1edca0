package app.tributary.net;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once of each kind where a platform is otherwise than was assumed, in words that a user can send to the
 * developers. Any thread may call.
 */
public final class Surprises {
    private static final Logger LOG = LoggerFactory.getLogger(Surprises.class);
    /** A hostile server must not fill the memory with kinds. */
    private static final int MOST = 200;

    private final String platform;
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /**
     * @param platform its word, for the line
     */
    public Surprises(String platform) {
        this.platform = platform;
    }

    /**
     * Says it, if it is the first of its kind.
     *
     * @param kind names what differs; one line each
     * @param sentence what was assumed and what came; no secrets, they are struck out all the same
     */
    public void say(String kind, String sentence) {
        if (said.size() < MOST && said.add(kind)) {
            LOG.warn("{} differs from what was assumed [{}]: {}. Please report this line.", platform, kind,
                    Redaction.strike(sentence));
        }
    }
}
