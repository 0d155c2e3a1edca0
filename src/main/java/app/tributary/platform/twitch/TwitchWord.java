package app.tributary.platform.twitch;

import app.tributary.words.Word;

/** What Twitch has to say on the screen. */
public enum TwitchWord implements Word {
    NAME_MEANING;

    @Override
    public String bundle() {
        return "app/tributary/platform/twitch/words";
    }
}
