package app.tributary.desk;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Capability;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.RateBudget;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.chat.TextLimit;
import app.tributary.platform.CommandPort;
import app.tributary.platform.NativeAction;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What ports say of themselves, also where there is none or a defect keeps it from answering. */
final class Ports {
    private static final Logger LOG = LoggerFactory.getLogger(Ports.class);

    private Ports() {}

    static Capabilities capabilities(CommandPort port) {
        try {
            return port.capabilities();
        } catch (RuntimeException defect) {
            LOG.error("a port does not tell what it can do", defect);
            return none(Reason.of(ReasonCode.DEFECT, defect.getClass().getSimpleName()));
        }
    }

    /** What can be done of its own, also where a defect keeps it from answering. */
    static List<NativeAction> actions(CommandPort port) {
        try {
            return port.actions();
        } catch (RuntimeException defect) {
            LOG.error("a port does not tell what it can do of its own", defect);
            return List.of();
        }
    }

    /** Whether a command has any hope there. */
    static Support support(CommandPort port, ChatCommand command) {
        if (command instanceof ChatCommand.Native own) {
            return actions(port).stream().filter(action -> action.id().equals(own.action()))
                    .map(NativeAction::support).findFirst().orElseGet(() -> Support.no(ReasonCode.PLATFORM_LACKS));
        }
        var can = capabilities(port);
        return command.needs().map(can::of).orElseGet(Support::yes);
    }

    /** Nothing can be done, for this reason. */
    static Capabilities none(Reason why) {
        Map<Capability, Support> support = new EnumMap<>(Capability.class);
        for (var capability : Capability.values()) {
            support.put(capability, new Support.No(why));
        }
        return new Capabilities(support, new TextLimit(500, TextLimit.Unit.UTF16),
                new RateBudget(1, Duration.ofSeconds(1)));
    }
}
