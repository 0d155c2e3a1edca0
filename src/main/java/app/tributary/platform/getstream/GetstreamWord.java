package app.tributary.platform.getstream;

import app.tributary.words.Word;

/** What Stream Chat has to say of itself. */
enum GetstreamWord implements Word {
    NAME_MEANING, API_KEY, API_KEY_HELP, TOKEN, TOKEN_HELP, USER_ID, USER_ID_HELP, TOKEN_PROVIDER, TOKEN_PROVIDER_HELP, PATH_STYLE, PATH_STYLE_HELP, AUTH_STYLE, AUTH_STYLE_HELP, DELETE, DELETE_HELP,
    /** {0}: who. */
    TYPING_ONE,
    /** {0}: two names or more. */
    TYPING_SOME,
    /** {0}: who. */
    SEEN_BY,
    /** {0}: how many. */
    SEEN_BY_MANY,
    /** {0}: who. */
    SHADOW_BANNED, FROZEN, UNFROZEN, HIDDEN, SHOWN, DELETED, REMOVED_FROM_CHANNEL,
    /** {0}: at what, in the platform's words. */
    BOT_AT_WORK, CHECK_ACCESS, CHECK_SIGN_IN, CHECK_REALTIME, CHECK_CHANNELS, CHECK_READ, CHECK_WRITE, CHECK_DELETE, CHECK_PIN, CHECK_BAN, CHECK_MODES, CHECK_PROVIDER;

    @Override
    public String bundle() {
        return "app/tributary/platform/getstream/words";
    }
}
