package app.tributary.ui.feed;

import java.text.NumberFormat;

/** Why the feed stands still and what came meanwhile, in words. */
final class PillWords {
    private PillWords() {}

    static String of(FeedViewModel model, FeedLanguage language) {
        var words = language.words();
        var figures = NumberFormat.getIntegerInstance(language.formats());
        int waiting = model.waitingProperty().get();
        String number = figures.format(waiting);
        String told = model.pauseProperty().get().filter(reason -> waiting > 0).map(reason -> words.of(switch (reason) {
            case SCROLLED -> FeedWord.HELD_SCROLLED;
            case SELECTION -> FeedWord.HELD_SELECTION;
            case SEARCHING -> FeedWord.HELD_SEARCHING;
            case MENU -> FeedWord.HELD_MENU;
            case BUTTON -> FeedWord.HELD_BUTTON;
            case POINTER -> FeedWord.HELD_POINTER;
        }, number)).orElseGet(() -> words.of(FeedWord.NEWEST));
        int letGo = model.letGoProperty().get();
        return letGo == 0 ? told : told + " · " + words.of(FeedWord.LET_GO, figures.format(letGo));
    }
}
