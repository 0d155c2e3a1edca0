package app.tributary.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a loopback server took and did: the truth that a console's picture of it is compared with. It forgets
 * nothing, also not what the server no longer gives. Any thread may call.
 */
public final class Ledger {
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final Map<Integer, Integer> troubles = new TreeMap<>();

    /** What a client asked for. */
    public enum Deed {
        SEND, DELETE, PIN, UNPIN, TIMEOUT, BAN, UNBAN
    }

    /**
     * A message that was taken.
     *
     * @param id as on the wire
     * @param text as on the wire
     * @param gone whether it was taken away again since
     */
    public record Line(String id, String text, boolean gone) {}

    /**
     * A call of a client, after the server had done all that it does for it.
     *
     * @param object what it was about: the text of a send, else the id of the message or person
     * @param status what it was answered with; below 300: it was done
     */
    public record Call(Deed deed, String object, int status) {
        public boolean done() {
            return status < 300;
        }
    }

    /** A message is in the chat, whoever wrote it. */
    public synchronized void accepted(String id, String text) {
        lines.put(id, new Line(id, text, false));
    }

    /** A message is no longer in the chat. */
    public synchronized void gone(String id) {
        lines.computeIfPresent(id, (key, line) -> new Line(key, line.text(), true));
    }

    /** A client's call was carried out, or refused by the rules of the platform. */
    public synchronized void called(Deed deed, String object, int status) {
        calls.add(new Call(deed, object, status));
    }

    /** A call was answered with this status because the server was told to, and nothing was done. */
    public synchronized void troubled(int status) {
        troubles.merge(status, 1, Integer::sum);
    }

    /** Every message that was ever taken, in order. */
    public synchronized List<Line> lines() {
        return List.copyOf(lines.values());
    }

    /** Every call that changes something, in order. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** How often a call was answered with each status for no reason. */
    public synchronized Map<Integer, Integer> troubles() {
        return Map.copyOf(troubles);
    }
}
