package app.tributary;

import app.tributary.rehearsal.Ledger;
import java.util.List;
import java.util.Map;

/**
 * What one loopback server took and did, and what was done to it.
 *
 * @param lines every message that it ever took
 * @param calls every call that changed something, or was to
 * @param troubles how many calls were answered with which status for no reason
 * @param drops how often every connection was cut
 * @param swallowed how many answers were to be swallowed
 * @param expired how often every token was ended
 * @param done what was done to it, in order
 */
record SoakTruth(String platform, List<Ledger.Line> lines, List<Ledger.Call> calls, Map<Integer, Integer> troubles,
        int drops, int swallowed, int expired, List<Done> done) {
    /**
     * One bad turn.
     *
     * @param afterLine how many messages the server had taken by then
     */
    record Done(String what, int afterLine) {}
}
