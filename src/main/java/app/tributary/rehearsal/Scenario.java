package app.tributary.rehearsal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What kind of evening is played. */
public enum Scenario {
    /** A lively evening: talk, questions, gifts, a raid, a rude one, a wave of spam. */
    EVENING,
    /** Few people, slow talk. */
    QUIET,
    /** A raid comes early and the chat floods. */
    RAID,
    /** The evening, while the platforms drop connections, go silent and answer with errors. */
    BAD_NIGHT;

    /** The word of the command line: {@code bad-night}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The scenario of that word. */
    public static Optional<Scenario> of(String word) {
        return Arrays.stream(values()).filter(scenario -> scenario.word().equals(word)).findFirst();
    }

    /** Every word, for a message: {@code evening, quiet, ...}. */
    public static String words() {
        return Arrays.stream(values()).map(Scenario::word).collect(Collectors.joining(", "));
    }
}
