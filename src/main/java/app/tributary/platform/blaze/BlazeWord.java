package app.tributary.platform.blaze;

import app.tributary.words.Word;

/** What Blaze has to say of itself. */
enum BlazeWord implements Word {
    NAME_MEANING, CLIENT_ID, CLIENT_ID_HELP, ACCESS_TOKEN, ACCESS_TOKEN_HELP;

    @Override
    public String bundle() {
        return "app/tributary/platform/blaze/words";
    }
}
