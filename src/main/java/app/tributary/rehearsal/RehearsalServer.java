package app.tributary.rehearsal;

import app.tributary.chat.PlatformId;
import java.net.URI;
import java.util.Map;

/**
 * One loopback platform: it speaks the wire protocol on real ports, keeps its state (a deleted message
 * is gone from history, a send comes back as an echo) and its limits. Any thread may call.
 */
public interface RehearsalServer extends AutoCloseable {
    PlatformId platform();

    /** Where it listens, by the endpoint keys of the platform's card. */
    Map<String, URI> endpoints();

    /** The NAME of the channel that it plays. */
    String channel();

    /** A made-up account with every right, by the account keys of the platform's card. */
    Map<String, String> account();

    /** Lets something happen in the chat. */
    void play(Cue cue);

    /** Does something wrong from now on. */
    void misbehave(Mischief mischief);

    /** What it took and did so far; grows with it. */
    default Ledger ledger() {
        return new Ledger();
    }

    /** Closes its ports and threads, within a second. */
    @Override
    void close();
}
