package app.tributary.platform.getstream;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Capability;
import app.tributary.chat.RateBudget;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.chat.TextLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What is known of one channel: rights, limits, slow mode, whether it is open. Any thread may call. */
final class GetstreamRoom {
    static final TextLimit USUAL_LIMIT = new TextLimit(5000, TextLimit.Unit.CODE_POINTS);
    static final RateBudget USUAL_BUDGET = new RateBudget(60, Duration.ofMinutes(1));
    private static final int LONGEST_EVER = 20_000;

    private final GetstreamSpecials specials;
    private GetstreamRights rights;
    private TextLimit limit = USUAL_LIMIT;
    private Duration cooldown = Duration.ZERO;
    private boolean frozen;
    private Optional<Instant> shutOutUntil = Optional.empty();
    private Optional<String> owner = Optional.empty();
    private final Set<String> shadowed = new HashSet<>();

    GetstreamRoom(boolean signedIn, GetstreamSpecials specials) {
        this.specials = specials;
        rights = GetstreamRights.unasked(signedIn);
    }

    /** What a channel object says; true where something that decides what can be done is otherwise than before. */
    synchronized boolean learn(JsonNode channel) {
        var before = List.of(rights, limit, cooldown, frozen);
        var list = channel.path("own_capabilities");
        if (list.isArray()) {
            var own = new HashSet<String>();
            list.valueStream().filter(JsonNode::isString).forEach(right -> own.add(right.asString("")));
            rights = new GetstreamRights(rights.signedIn(), true, own);
        }
        GetstreamTree.number(channel.path("config"), "max_message_length")
                .filter(most -> most > 0 && most <= LONGEST_EVER)
                .ifPresent(most -> limit = new TextLimit(most.intValue(), TextLimit.Unit.CODE_POINTS));
        // the older family leaves a zero out; an object that has neither is only a part of the channel
        if (channel.has("cooldown") || channel.has("config") || channel.has("frozen")) {
            cooldown = Duration
                    .ofSeconds(GetstreamTree.number(channel, "cooldown").filter(time -> time > 0).orElse(0L));
        }
        if (channel.has("frozen")) {
            frozen = GetstreamTree.flag(channel, "frozen");
        }
        owner = GetstreamTree.text(channel.path("created_by"), "id").or(() -> owner);
        return !before.equals(List.of(rights, limit, cooldown, frozen));
    }

    synchronized void frozen(boolean now) {
        frozen = now;
    }

    /**
     * Our own account may not write until then; {@link Instant#MAX}: for good; empty: it may again. True where that is
     * new.
     */
    synchronized boolean shutOut(Optional<Instant> until) {
        boolean changed = !shutOutUntil.equals(until);
        shutOutUntil = until;
        return changed;
    }

    synchronized void shadowed(String userId, boolean now) {
        if (now) {
            shadowed.add(userId);
        } else {
            shadowed.remove(userId);
        }
    }

    /** Whether somebody is banned without being told. */
    synchronized boolean isShadowed(String userId) {
        return shadowed.contains(userId);
    }

    synchronized boolean isOwner(String userId) {
        return owner.filter(userId::equals).isPresent();
    }

    synchronized GetstreamRights rights() {
        return rights;
    }

    synchronized TextLimit limit() {
        return limit;
    }

    synchronized Duration cooldown() {
        return cooldown;
    }

    /** What can be done at a moment. */
    synchronized Capabilities capabilities(Instant now, RateBudget sends) {
        var support = new EnumMap<Capability, Support>(Capability.class);
        for (var capability : Capability.values()) {
            support.put(capability, switch (capability) {
                case READ, HISTORY, REALTIME, READ_PIN, VIEWERS -> rights.always();
                case SEND -> writing(now, rights.to("send-message"));
                case REPLY -> writing(now, rights.to("quote-message"));
                case EDIT -> rights.to("update-own-message", "update-any-message");
                case DELETE -> rights.to("delete-own-message", "delete-any-message");
                case REACT -> rights.to("send-reaction");
                case PIN, UNPIN -> rights.to("pin-message");
                case TIMEOUT, BAN, UNBAN -> rights.to("ban-channel-members");
                case MODES -> rights.to("set-channel-cooldown", "update-channel");
                case MUTE, SEEN, FLAG, SEARCH -> Support.no(ReasonCode.NOT_YET);
                case SUPERLIKE -> Support.no(ReasonCode.PLATFORM_LACKS);
            });
        }
        specials.all().forEach(special -> support.putAll(special.brings(rights)));
        return new Capabilities(support, limit, sends);
    }

    private Support writing(Instant now, Support right) {
        if (right instanceof Support.No) {
            return right;
        }
        if (shutOutUntil.filter(until -> until.isAfter(now)).isPresent()) {
            return new Support.No(Reason.of(ReasonCode.MISSING_RIGHT, "banned"));
        }
        return frozen ? Support.no(ReasonCode.REFUSED, "frozen") : right;
    }
}
