package app.tributary.ui.moderation;

import app.tributary.words.Word;

/** What the sidebar says. */
public enum ModerationWord implements Word {
    SIDEBAR, SELECTED, NOTHING_SELECTED, NOTHING_HELP, ON, FIRST_SEEN, MESSAGES, OF_THEM_REMOVED, SAID_AT, ROLES, BROADCASTER, MODERATOR, VIP, SUBSCRIBER, FOLLOWER, PARTNER, STAFF, BOT, REPLY, PIN, UNPIN, DELETE, TIMEOUT, BAN, ALREADY_REMOVED, NO_MESSAGE, ON_ITS_WAY, DONE, DONE_WITH_NOTE, REFUSED, NO_WORD, LOG, LOG_EMPTY, LOG_SENT, LOG_REMOVED, LOG_PINNED, LOG_UNPINNED, LOG_TIMEOUT, LOG_BAN, LOG_UNBAN, LOG_EDITED, LOG_REACTED, LOG_MODE, LOG_NATIVE, LOG_HELP;

    @Override
    public String bundle() {
        return "app/tributary/words/moderation";
    }
}
