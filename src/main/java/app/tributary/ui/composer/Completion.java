package app.tributary.ui.composer;

import java.util.List;
import java.util.Locale;

/**
 * The commands that a text may become. Immutable.
 *
 * @param entries those that begin like the text; empty: nothing is completed
 * @param chosen the index of the one that would be taken
 */
public record Completion(List<Entry> entries, int chosen) {
    static final Completion NONE = new Completion(List.of(), 0);

    /**
     * A command.
     *
     * @param typed as it is typed, with its slash
     * @param usage how it is written, with its arguments
     * @param help what it does
     */
    public record Entry(String typed, String usage, String help) {}

    public Completion {
        entries = List.copyOf(entries);
        chosen = entries.isEmpty() ? 0 : Math.floorMod(chosen, entries.size());
    }

    /** What a text may become of these; once its command is written out and followed by anything, nothing. */
    static Completion of(String text, List<Entry> all) {
        boolean complete = text.chars().anyMatch(Character::isWhitespace);
        if (complete || !text.startsWith("/")) {
            return NONE;
        }
        String small = text.toLowerCase(Locale.ROOT);
        return new Completion(all.stream().filter(entry -> entry.typed().startsWith(small)).toList(), 0);
    }

    /** Whether there is anything to choose from. */
    public boolean isOpen() {
        return !entries.isEmpty();
    }

    /** Whether the text is the chosen command already, so that there is nothing to complete. */
    boolean isWritten(String text) {
        return isOpen() && entries.get(chosen).typed().equals(text);
    }

    Completion by(int steps) {
        return new Completion(entries, chosen + steps);
    }
}
