package app.tributary.cli;

import app.tributary.chat.ChatCommand;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Target;
import java.util.List;
import java.util.Optional;

/** A command that one process hands over to the one that owns the data directory. */
public sealed interface HandoverRequest {
    /** Says something at these places. */
    record Send(String text, List<Target> targets, Optional<MessageKey> replyTo) implements HandoverRequest {
        public Send {
            targets = List.copyOf(targets);
        }
    }

    /**
     * Does anything else.
     *
     * @param command no send
     */
    record Act(ChatCommand command) implements HandoverRequest {
        public Act {
            if (command instanceof ChatCommand.Send) {
                throw new IllegalArgumentException("a text goes by Send");
            }
        }
    }
}
