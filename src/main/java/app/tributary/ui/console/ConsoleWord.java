package app.tributary.ui.console;

import app.tributary.words.Word;

/** What the window itself says: its title, its menu, the panel before a link is opened. */
public enum ConsoleWord implements Word {
    TITLE, TITLE_REHEARSAL, MENU_ADD_VIEW, MENU_ADD_CHANNEL, MENU_ADD_ACCOUNT, MENU_SET_UP, MENU_HIGHLIGHTS, MENU_APPEARANCE, MENU_SHORTCUTS, LINK_TITLE, LINK_WARNING, LINK_OPEN, LINK_COPY, LINK_CANCEL;

    @Override
    public String bundle() {
        return "app/tributary/words/console";
    }
}
