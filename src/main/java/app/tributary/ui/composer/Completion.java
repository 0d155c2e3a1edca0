package app.tributary.ui.composer;

import app.tributary.desk.SlashWord;
import java.util.List;

/**
 * The commands that a text may become. Immutable.
 *
 * @param words those that begin like the text; empty: nothing is completed
 * @param chosen the index of the one that would be taken
 */
public record Completion(List<SlashWord> words, int chosen) {
    static final Completion NONE = new Completion(List.of(), 0);

    public Completion {
        words = List.copyOf(words);
        chosen = words.isEmpty() ? 0 : Math.floorMod(chosen, words.size());
    }

    /** What a text may become; once its command is written out and followed by anything, nothing. */
    static Completion of(String text) {
        boolean complete = text.chars().anyMatch(Character::isWhitespace);
        return complete || !text.startsWith("/") ? NONE : new Completion(SlashWord.beginning(text), 0);
    }

    /** Whether there is anything to choose from. */
    public boolean isOpen() {
        return !words.isEmpty();
    }

    /** Whether the text is the chosen command already, so that there is nothing to complete. */
    boolean isWritten(String text) {
        return isOpen() && words.get(chosen).typed().equals(text);
    }

    Completion by(int steps) {
        return new Completion(words, chosen + steps);
    }
}
