package app.tributary.ui.composer;

import app.tributary.words.Word;

/** What the composer says. */
public enum ComposerWord implements Word {
    TO, TO_HELP, PROMPT, PROMPT_REHEARSAL, BOX, LEFT, LEFT_BRIEF, OVER, OVER_BRIEF, NO_TARGETS, NONE_CHOSEN, SEND, SEND_ALL_HELP, RUN, REPLYING, REPLYING_EARLIER, CANCEL_REPLY, REPLY_STAYS, TARGET_ON, TARGET_OFF, TARGET_UNAVAILABLE, TARGET_KEY, LAST, SENDING, SENT, SEEN, NO_WORD, ARRIVED, NOT_ARRIVED, ARRIVED_HELP, NOT_ARRIVED_HELP, SEND_AGAIN, PUT_BACK, DISMISS, RESTORED, MORE, COMMANDS, HINT, COMMAND_DONE, COMMAND_RUNNING;

    @Override
    public String bundle() {
        return "app/tributary/words/composer";
    }
}
