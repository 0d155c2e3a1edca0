package app.tributary.ui;

import app.tributary.words.Word;

/** Lengths of time in their largest unit. */
enum AmountWord implements Word {
    DAYS, HOURS, MINUTES, SECONDS;

    @Override
    public String bundle() {
        return "app/tributary/words/amount";
    }
}
