package app.tributary.desk;

import app.tributary.chat.Capabilities;
import app.tributary.chat.Capability;
import app.tributary.chat.RateBudget;
import app.tributary.chat.Reason;
import app.tributary.chat.ReasonCode;
import app.tributary.chat.Support;
import app.tributary.chat.TextLimit;
import app.tributary.platform.CommandPort;
import java.time.Duration;
import java.util.EnumMap;
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
