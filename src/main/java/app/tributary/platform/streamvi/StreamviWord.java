package app.tributary.platform.streamvi;

import app.tributary.words.Word;

/** What the interface says about StreamVi alone. */
enum StreamviWord implements Word {
    NAME_MEANING, TOKEN, TOKEN_HELP, CHAT_KEY, CHAT_KEY_HELP, AUTH_SCHEME, AUTH_SCHEME_HELP, API_VERSION, API_VERSION_HELP, LANGUAGE, LANGUAGE_HELP;

    @Override
    public String bundle() {
        return "app/tributary/platform/streamvi/words";
    }
}
