package app.tributary.platform.streamvi;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Capability;
import app.tributary.chat.Outlet;
import app.tributary.chat.RateBudget;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.chat.TextLimit;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of the project at the moment: its broadcast, its restreams, what may be done. Any thread. */
final class StreamviRoom {
    /** As documented for the text of a send. */
    static final TextLimit LIMIT = new TextLimit(300, TextLimit.Unit.UTF16);
    /** None is published; one a second offends nobody. */
    private static final RateBudget SENDS = new RateBudget(1, Duration.ofSeconds(1));

    private final boolean signedIn;
    private final Map<Capability, Support> lost = new EnumMap<>(Capability.class);
    private Optional<Long> broadcast = Optional.empty();
    private List<Outlet> outlets = List.of();
    private boolean offline;

    StreamviRoom(boolean signedIn) {
        this.signedIn = signedIn;
    }

    static Capabilities capabilities(boolean signedIn) {
        return new Capabilities(support(signedIn), LIMIT, SENDS);
    }

    synchronized Capabilities capabilities() {
        var support = support(signedIn);
        if (offline && signedIn) {
            support.put(Capability.SEND, Support.no(ReasonCode.OFFLINE));
        }
        support.putAll(lost);
        return new Capabilities(support, LIMIT, SENDS);
    }

    /** A broadcast is on; what was refused in an earlier one is tried anew. */
    synchronized void entered(long id) {
        if (broadcast.isEmpty() || broadcast.get() != id) {
            outlets = List.of();
        }
        broadcast = Optional.of(id);
        offline = false;
        lost.clear();
    }

    /** There is no broadcast. */
    synchronized void left() {
        broadcast = Optional.empty();
        outlets = List.of();
        offline = true;
    }

    /** Whatever was known of the broadcast may be wrong. */
    synchronized void forget() {
        broadcast = Optional.empty();
        outlets = List.of();
    }

    synchronized Optional<Long> broadcast() {
        return broadcast;
    }

    synchronized void outlets(List<Outlet> now) {
        outlets = List.copyOf(now);
    }

    synchronized List<Outlet> outlets() {
        return outlets;
    }

    /** The server said that the account may not. */
    synchronized void lacks(Capability capability, Reason why) {
        lost.put(capability, new Support.No(why));
    }

    private static EnumMap<Capability, Support> support(boolean signedIn) {
        var lacks = Support.no(ReasonCode.PLATFORM_LACKS);
        var mine = signedIn ? Support.yes() : Support.no(ReasonCode.NOT_SIGNED_IN);
        var kept = new Support.ConsoleOnly(Reason.of(ReasonCode.KEPT_BY_CONSOLE));
        var support = new EnumMap<Capability, Support>(Capability.class);
        for (var capability : Capability.values()) {
            support.put(capability, switch (capability) {
                case READ, HISTORY, REALTIME, SEND, DELETE, VIEWERS -> mine;
                case PIN, UNPIN -> kept;
                case REPLY, READ_PIN, TIMEOUT, BAN, UNBAN, MODES, EDIT, REACT, MUTE, SEEN, FLAG, SEARCH, SUPERLIKE ->
                    lacks;
            });
        }
        return support;
    }
}
