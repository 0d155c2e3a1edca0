package app.tributary.ui.header;

import app.tributary.words.Word;

/** What the title bar says. */
public enum HeaderWord implements Word {
    REHEARSAL, REHEARSAL_HELP, CONNECTING, LIVE, DEGRADED, RETRYING, RETRYING_NOW, OFFLINE, FAILED, CLOSED, CHIP_RETRYING, CHIP_CONNECTING, CHIP_OFFLINE, CHIP_CLOSED, SHORT_SECONDS, VIEWERS, VIEWERS_UNKNOWN, VIEWERS_ALL, TRY_NOW, SIGN_IN_AGAIN, CAREFUL, MENU, SIDEBAR, SIDEBAR_KEY, NO_CHANNELS, SLOW_MODE, SLOW_OFF, SLOW_ON, SLOW_OWN, SLOW_SET, ACTIONS;

    @Override
    public String bundle() {
        return "app/tributary/words/header";
    }
}
