package app.tributary.platform;

import app.tributary.chat.Phrase;
import app.tributary.words.Word;
import app.tributary.words.Words;
import java.util.List;

/** Between the words of the bundles and the phrases that travel in events and answers. */
public final class Phrases {
    private Phrases() {}

    /** A sentence of the bundles as a phrase: whoever shows it chooses the language. */
    public static Phrase of(Word word, String... arguments) {
        return new Phrase.Term(word.bundle(), word.name(), List.of(arguments));
    }

    /** The phrase in one language. */
    public static String in(Words words, Phrase phrase) {
        return switch (phrase) {
            case Phrase.Plain(var text) -> text;
            case Phrase.Term(var bundle, var key, var arguments) -> words.of(bundle, key, arguments);
        };
    }
}
