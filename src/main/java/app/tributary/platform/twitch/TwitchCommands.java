package app.tributary.platform.twitch;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Capability;
import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.Outcome;
import app.tributary.chat.Outlet;
import app.tributary.chat.RateBudget;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Receipt;
import app.tributary.chat.Support;
import app.tributary.chat.Target;
import app.tributary.chat.TextLimit;
import app.tributary.platform.CommandPort;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;

/** Says what cannot be done without an account, which on Twitch is everything but reading. */
final class TwitchCommands implements CommandPort {
    /** 500 characters; 20 messages in 30 s for who is no moderator (dev.twitch.tv/docs/chat/irc). */
    static final Capabilities CAPABILITIES = anonymous();

    private final Channel channel;

    TwitchCommands(Channel channel) {
        this.channel = channel;
    }

    private static Capabilities anonymous() {
        var support = new EnumMap<Capability, Support>(Capability.class);
        for (var capability : Capability.values()) {
            support.put(capability, switch (capability) {
                case READ, REALTIME -> Support.yes();
                case HISTORY -> Support.no(ReasonCode.PLATFORM_LACKS);
                case PIN, UNPIN -> new Support.ConsoleOnly(Reason.of(ReasonCode.KEPT_BY_CONSOLE));
                case SEND, REPLY, DELETE, READ_PIN, TIMEOUT, BAN, UNBAN, MODES, VIEWERS ->
                    Support.no(ReasonCode.NOT_SIGNED_IN);
                case EDIT, REACT, MUTE, SEEN, FLAG, SEARCH, SUPERLIKE -> Support.no(ReasonCode.PLATFORM_LACKS);
            });
        }
        return new Capabilities(support, new TextLimit(500, TextLimit.Unit.UTF16),
                new RateBudget(20, Duration.ofSeconds(30)));
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public List<Outlet> outlets() {
        return List.of();
    }

    @Override
    public List<Receipt> execute(ChatCommand command) {
        var why = command.needs().map(need -> switch (CAPABILITIES.of(need)) {
            case Support.No no -> no.why();
            case Support.ConsoleOnly consoleOnly -> consoleOnly.why();
            case Support.LiftedHere lifted -> lifted.why();
            case Support.Yes yes -> Reason.of(ReasonCode.NOT_YET);
        }).orElseGet(() -> Reason.of(ReasonCode.PLATFORM_LACKS));
        return List.of(new Receipt(Target.of(channel), Outcome.unsupported(why)));
    }

    @Override
    public void close() {
        // holds nothing
    }
}
