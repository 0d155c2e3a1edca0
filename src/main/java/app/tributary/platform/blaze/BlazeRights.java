package app.tributary.platform.blaze;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Capability;
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
import java.util.Set;

/**
 * What the account may do in one channel: what the platform can, what the account is there, and what the server
 * has refused. Any thread may call.
 */
final class BlazeRights {
    static final TextLimit LIMIT = new TextLimit(500, TextLimit.Unit.UTF16);
    private static final RateBudget SENDS = new RateBudget(20, Duration.ofSeconds(30));
    /** The word of the platform for who may moderate; goes into the sentence about the missing right. */
    private static final String MODERATOR = "moderator";
    static final String MODERATE = "channel.moderate";

    private final boolean signedIn;
    private final Map<Capability, Reason> lost = new EnumMap<>(Capability.class);
    private Standing standing = Standing.UNKNOWN;
    private Optional<Set<String>> scopes = Optional.empty();

    /** What the account is in the channel. */
    enum Standing {
        /** Nobody would tell: everything is tried. */
        UNKNOWN, VIEWER, MODERATOR, OWNER
    }

    BlazeRights(boolean signedIn) {
        this.signedIn = signedIn;
    }

    /** What can be done before a server was asked. */
    static Capabilities table(boolean signedIn) {
        return new BlazeRights(signedIn).capabilities();
    }

    /** Learns what the account is; true where that is news. What was refused before is tried anew. */
    synchronized boolean learned(Standing now) {
        boolean news = standing != now || !lost.isEmpty();
        standing = now;
        lost.clear();
        return news;
    }

    /** Learns what the person agreed to at the sign-in; true where that is news. */
    synchronized boolean scopes(Optional<Set<String>> known) {
        boolean news = !scopes.equals(known);
        scopes = known;
        return news;
    }

    /** The server refused it for a lack of rights; true where that is news. */
    synchronized boolean refused(Capability capability, Reason why) {
        return lost.put(capability, why) == null;
    }

    synchronized Standing standing() {
        return standing;
    }

    /** Whether something that takes a moderator, or the owner, has any hope. */
    synchronized Support forStaff(boolean ownerAlone) {
        if (!signedIn) {
            return Support.no(ReasonCode.NOT_SIGNED_IN);
        }
        return switch (standing) {
            case UNKNOWN, OWNER -> Support.yes();
            case MODERATOR -> ownerAlone ? Support.no(ReasonCode.MISSING_RIGHT, "owner") : Support.yes();
            case VIEWER -> Support.no(ReasonCode.MISSING_RIGHT, ownerAlone ? "owner" : MODERATOR);
        };
    }

    synchronized Capabilities capabilities() {
        var support = new EnumMap<Capability, Support>(Capability.class);
        for (var capability : Capability.values()) {
            var refused = lost.get(capability);
            support.put(capability, refused != null ? new Support.No(refused) : support(capability));
        }
        return new Capabilities(support, LIMIT, SENDS, List.of(BlazeHappenings.MUTE));
    }

    private Support support(Capability capability) {
        return switch (capability) {
            case READ, HISTORY, REALTIME, READ_PIN, VIEWERS -> mine();
            case SEND, REPLY -> mine() instanceof Support.Yes ? agreed() : mine();
            // neither pinning nor unpinning takes a scope
            case PIN, UNPIN -> forStaff(false);
            case DELETE, TIMEOUT, BAN, UNBAN, MUTE -> forStaff(false) instanceof Support.Yes
                    ? agreed()
                    : forStaff(false);
            case EDIT, REACT, MODES, SEEN, FLAG, SEARCH, SUPERLIKE -> Support.no(ReasonCode.PLATFORM_LACKS);
        };
    }

    private Support mine() {
        return signedIn ? Support.yes() : Support.no(ReasonCode.NOT_SIGNED_IN);
    }

    private Support agreed() {
        return scopes.filter(known -> !known.contains(MODERATE)).isPresent()
                ? Support.no(ReasonCode.MISSING_RIGHT, MODERATE)
                : Support.yes();
    }
}
