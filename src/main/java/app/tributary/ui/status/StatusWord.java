package app.tributary.ui.status;

import app.tributary.words.Word;

/** What the line above the composer says of itself. */
enum StatusWord implements Word {
    STATUS, AND_MORE;

    @Override
    public String bundle() {
        return "app/tributary/words/status";
    }
}
