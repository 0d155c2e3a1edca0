package app.tributary.ui.moderation;

import java.util.Optional;

/**
 * Something that can be done about what is selected, or cannot. Immutable.
 *
 * @param kind what
 * @param label the words on its button
 * @param off why it cannot be done here, in words; empty: it can
 * @param note what to know before: that only this console keeps it; may be empty
 */
public record ModerationAction(Kind kind, String label, Optional<String> off, String note) {
    /** What there is, in the order of the buttons. */
    public enum Kind {
        REPLY("R"), PIN("P"), UNPIN("P"), DELETE("Del"), TIMEOUT(""), BAN("");

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
            return this == DELETE || this == TIMEOUT || this == BAN;
        }
    }
}
