package app.tributary.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A command that can be typed into the composer. Order is the order of completion. */
public enum SlashWord {
    REPLY(DeskWord.USAGE_REPLY, DeskWord.HELP_REPLY), DELETE(DeskWord.USAGE_DELETE, DeskWord.HELP_DELETE), PIN(
            DeskWord.USAGE_PIN, DeskWord.HELP_PIN), UNPIN(DeskWord.USAGE_UNPIN, DeskWord.HELP_UNPIN), TIMEOUT(
                    DeskWord.USAGE_TIMEOUT, DeskWord.HELP_TIMEOUT), BAN(DeskWord.USAGE_BAN, DeskWord.HELP_BAN), UNBAN(
                            DeskWord.USAGE_UNBAN, DeskWord.HELP_UNBAN), TO(DeskWord.USAGE_TO,
                                    DeskWord.HELP_TO), ME(DeskWord.USAGE_ME, DeskWord.HELP_ME), EDIT(
                                            DeskWord.USAGE_EDIT,
                                            DeskWord.HELP_EDIT), REACT(DeskWord.USAGE_REACT, DeskWord.HELP_REACT);

    private final DeskWord usage;
    private final DeskWord help;

    SlashWord(DeskWord usage, DeskWord help) {
        this.usage = usage;
        this.help = help;
    }

    /** As it is typed, with its slash. */
    public String typed() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    /** How it is written, with its arguments. */
    public DeskWord usage() {
        return usage;
    }

    /** What it does. */
    public DeskWord help() {
        return help;
    }

    static Optional<SlashWord> named(String typed) {
        String small = typed.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(word -> word.typed().equals(small)).findFirst();
    }
}
