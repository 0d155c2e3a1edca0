package app.tributary.ui.welcome;

import app.tributary.words.Word;

/** What the first steps say: the welcome card, the panels for channels and accounts. */
public enum WelcomeWord implements Word {
    TITLE, WHAT_YOU_SEE, SETTINGS_SET_ASIDE, READ_CHANNEL, READ, CONNECT_ACCOUNT, GO_ON, CHANNEL_NAME, ADD_CHANNEL, ADD, PLATFORM, NAME, ACCOUNT, NO_ACCOUNT, ADVANCED, ADVANCED_HELP, NAME_MISSING, CANCEL, WORKING, ACCOUNT_NAME, ACCOUNT_NAME_HELP, ACCOUNT_NEEDS_NOTHING, FIELD_MISSING, OPTIONAL, KEEP, SECRETS_KEYCHAIN, SECRETS_ENCRYPTED, SECRETS_PLAIN, CHANNELS, CHANNELS_EMPTY, ACCOUNTS, ACCOUNTS_EMPTY, REMOVE, REMOVE_CHANNEL, REMOVE_ACCOUNT, REMOVE_ASK, CLOSE, SET_UP;

    @Override
    public String bundle() {
        return "app/tributary/words/welcome";
    }
}
