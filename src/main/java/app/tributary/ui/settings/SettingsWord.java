package app.tributary.ui.settings;

import app.tributary.words.Word;

/** What the panels of appearance and of keys say. */
public enum SettingsWord implements Word {
    APPEARANCE, THEME, DARK, LIGHT, SYSTEM, LANGUAGE, LANGUAGE_SYSTEM, SIZE, SIZE_IS, REDUCED_MOTION, COMFORTABLE, FOLD_EQUAL, FOLD_NEVER, FOLD_ABOVE, SHORTCUTS, KEY_FOCUS_COMPOSER, KEY_SEND, KEY_SEND_ALL, KEY_NEW_LINE, KEY_TARGET, KEY_EARLIER, KEY_RECALL, KEY_EDIT, KEY_AREAS, KEY_SIDEBAR, KEY_NEWEST, KEY_REPLY, KEY_PIN, KEY_DELETE, KEY_BACK, KEY_SHORTCUTS, CLOSE, KEY_VIEW, KEY_NEXT_VIEW, KEY_NEW_VIEW, KEY_RENAME_VIEW, KEY_BESIDE, KEY_FILTER, KEY_REVEAL, KEY_SEARCH, KEY_NEXT_MATCH;

    @Override
    public String bundle() {
        return "app/tributary/words/settings";
    }
}
