package app.tributary.ui.pin;

import app.tributary.words.Word;

/** What the pin banner says. */
public enum PinWord implements Word {
    BANNER, PINNED, PINNED_BY, BY, KEPT_HERE, NOW, MINUTES, HOURS, DAYS, UNPIN, UNPIN_HELP, UNPINNING, FAILED, MORE, LESS;

    @Override
    public String bundle() {
        return "app/tributary/words/pin";
    }
}
