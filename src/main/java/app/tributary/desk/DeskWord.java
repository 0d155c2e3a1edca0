package app.tributary.desk;

import app.tributary.words.Word;

/** What the desk has to say to a person: how commands are written, and what is wrong with one. */
public enum DeskWord implements Word {
    USAGE_DELETE, USAGE_PIN, USAGE_UNPIN, USAGE_REPLY, USAGE_TIMEOUT, USAGE_BAN, USAGE_UNBAN, USAGE_TO, USAGE_ME, USAGE_EDIT, USAGE_REACT,
    /** What each does. */
    HELP_DELETE, HELP_PIN, HELP_UNPIN, HELP_REPLY, HELP_TIMEOUT, HELP_BAN, HELP_UNBAN, HELP_TO, HELP_ME, HELP_EDIT, HELP_REACT,
    /** {0}: the command as typed. */
    NO_SUCH_COMMAND,
    /** {0}: how it is written. */
    SELECT_A_MESSAGE, MISSING_TEXT, MISSING_USER, MISSING_SECONDS, MISSING_TARGET, MISSING_REACTION, TOO_MUCH,
    /** {0}: what was typed. */
    BAD_SECONDS, NO_SUCH_TARGET, WHICH_CHANNEL, SEVERAL_CHANNELS,
    /** What is wrong with a field of an action; {0}: what was typed, or how much. */
    FIELD_NEEDED, FIELD_TOO_LONG, FIELD_NO_NUMBER, FIELD_TOO_HIGH, FIELD_NO_SPAN, FIELD_NO_MOMENT, FIELD_TOO_MANY_LINES, FIELD_NO_CHOICE, FIELD_NO_FLAG;

    @Override
    public String bundle() {
        return "app/tributary/words/desk";
    }
}
