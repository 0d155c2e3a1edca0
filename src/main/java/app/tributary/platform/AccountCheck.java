package app.tributary.platform;

import app.tributary.chat.Phrase;
import app.tributary.chat.Reason;
import java.util.List;
import java.util.Optional;

/**
 * What a trial of an account showed, right by right.
 *
 * @param lines what was tried, in the order to show
 * @param channels channels that the account is likely to want, by the names that a channel is added with
 */
public record AccountCheck(List<Line> lines, List<Suggestion> channels) {
    public AccountCheck {
        lines = List.copyOf(lines);
        channels = List.copyOf(channels);
    }

    /**
     * One thing that was tried.
     *
     * @param what in words: "Read the chat"
     * @param why what is missing or was answered; empty where it works
     */
    public record Line(Phrase what, Verdict verdict, Optional<Reason> why) {}

    /** How it went. */
    public enum Verdict {
        /** It works. */
        OK,
        /** It does not; see why. */
        MISSING,
        /** It cannot be known without doing it. */
        UNKNOWN
    }

    /**
     * A channel to add.
     *
     * @param name the NAME of {@code platform:NAME}
     * @param label words for a person
     */
    public record Suggestion(String name, String label) {}

    /** Whether nothing is missing and something is known to work; where nothing could be tried, it may. */
    public boolean works() {
        return lines.isEmpty() || (lines.stream().noneMatch(line -> line.verdict() == Verdict.MISSING)
                && lines.stream().anyMatch(line -> line.verdict() == Verdict.OK));
    }
}
