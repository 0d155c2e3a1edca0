package app.tributary.chat;

/** What is special about a message, apart from who wrote it. */
public enum Trait {
    /** Written in the third person ({@code /me}). */
    ACTION,
    /** The author paid or spent points to have it stand out. */
    HIGHLIGHTED,
    /** A moderator's announcement. */
    ANNOUNCEMENT,
    /** The author's first message in this channel. */
    FIRST,
    /** Written by the signed-in account of the console: the echo of our own. */
    OWN,
    /** Came from another channel's chat that is shared with this one. */
    SHARED,
    /** The platform forbids links in it: shown as plain text. */
    PLAIN_LINKS
}
