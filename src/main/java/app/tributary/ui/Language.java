package app.tributary.ui;

import app.tributary.words.Words;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The language that the screen speaks now. Changed on the FX thread. */
public final class Language {
    private final ReadOnlyObjectWrapper<Words> words;

    public Language(Locale locale) {
        words = new ReadOnlyObjectWrapper<>(Words.in(locale));
    }

    /** From now on this language. Nothing happens where it is spoken already. */
    public void speak(Locale locale) {
        var wanted = Words.in(locale);
        if (!wanted.locale().equals(words.get().locale())) {
            words.set(wanted);
        }
    }

    /** The texts of the language. */
    public Words words() {
        return words.get();
    }

    /** Changes when another language is spoken. */
    public ReadOnlyObjectProperty<Words> wordsProperty() {
        return words.getReadOnlyProperty();
    }
}
