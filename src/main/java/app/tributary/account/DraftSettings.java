package app.tributary.account;

import app.tributary.chat.MessageKey;
import app.tributary.chat.Target;
import java.util.List;
import java.util.Optional;

/**
 * What stood in the composer.
 *
 * @param text as typed
 * @param targets where it was to go
 * @param replyTo what it answers
 */
public record DraftSettings(String text, List<Target> targets, Optional<MessageKey> replyTo) {
    public DraftSettings {
        targets = List.copyOf(targets);
    }
}
