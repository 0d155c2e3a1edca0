package app.tributary.chat;

/** What can be done to a person. */
public enum PersonActionKind {
    TIMEOUT, BAN, UNBAN
}
