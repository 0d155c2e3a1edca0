package app.tributary.ui.moderation;

import java.time.Duration;
import java.util.Optional;

/**
 * Something that can be done about what is selected, or cannot. Immutable.
 *
 * @param kind what
 * @param label the words on its button
 * @param off why it cannot be done here, in words; empty: it can
 * @param note what to know before: that only this console keeps it; may be empty
 * @param lasts how long, of a time-out that has a length of its own button
 */
public record ModerationAction(Kind kind, String label, Optional<String> off, String note, Optional<Duration> lasts) {
    /** What there is, in the order of the buttons. */
    public enum Kind {
        REPLY("R"), PIN("P"), UNPIN("P"), DELETE("Del"), TIMEOUT(""), BAN(""), UNBAN("");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The key that does the same in the feed; empty where there is none. */
        public String key() {
            return key;
        }

        /** Whether it takes something away from somebody. */
        public boolean harsh() {
            return this == DELETE || this == BAN;
        }

        /** Whether it is done to a person and not to a message. */
        public boolean aboutPerson() {
            return this == TIMEOUT || this == BAN || this == UNBAN;
        }
    }
}
