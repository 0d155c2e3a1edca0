package app.tributary.ui.form;

import app.tributary.words.Word;

/** What the forms and lists of the platforms' own actions say of themselves. */
enum FormWord implements Word {
    REQUIRED,
    /** {0}: the price. */
    COSTS, ASK_PRICE, ASK_PRICE_FINAL,
    /** What cannot be taken back. */
    ASK_FINAL, FINAL,
    /** {0}: the action; {1}: the price. */
    DO_FOR,
    /** {0}: the action; {1}: why. */
    RUNNING, DONE, DONE_WITH_NOTE, REFUSED, NO_WORD,
    /** {0}: how much; {1}: of how much. */
    LEFT, OVER, LINES_LEFT, AT_MOST,
    /** How a field is filled in. */
    SPAN_HELP, MOMENT_HELP, LINES_HELP, MEANS, CHOOSE_FILE, NO_FILE, FILE_HELP, NOT_CHOSEN,
    /** {0}: the channel. */
    WHERE, CANCEL, BACK, CLOSE, LIST_EMPTY, MORE, LOADING, SHOW, SHOW_HELP, GONE;

    @Override
    public String bundle() {
        return "app/tributary/words/form";
    }
}
