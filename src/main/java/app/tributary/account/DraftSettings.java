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
 * @param unsent texts that were sent and have not arrived everywhere, as far as is known; the oldest first
 */
public record DraftSettings(String text, List<Target> targets, Optional<MessageKey> replyTo, List<Unsent> unsent) {
    public DraftSettings {
        targets = List.copyOf(targets);
        unsent = List.copyOf(unsent);
    }

    /** A draft beside which nothing is on its way. */
    public DraftSettings(String text, List<Target> targets, Optional<MessageKey> replyTo) {
        this(text, targets, replyTo, List.of());
    }

    /**
     * A text that may have to be sent again.
     *
     * @param text what was sent
     * @param targets where it has not arrived, as far as is known
     * @param replyTo what it answers
     */
    public record Unsent(String text, List<Target> targets, Optional<MessageKey> replyTo) {
        public Unsent {
            targets = List.copyOf(targets);
        }
    }
}
