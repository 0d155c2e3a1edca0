package app.tributary.chat;

import java.util.List;

/** Words for the screen: either as they are, or a sentence of the resource bundles. Carries no secret. */
public sealed interface Phrase {
    /** Shown as it is in every language: somebody's words, a name, the platform's own sentence. */
    record Plain(String text) implements Phrase {}

    /**
     * A sentence that the resource bundles have in each language.
     *
     * @param bundle the base name of the bundle
     * @param key its key there
     * @param arguments go into the sentence
     */
    record Term(String bundle, String key, List<String> arguments) implements Phrase {
        public Term {
            arguments = List.copyOf(arguments);
        }
    }

    /** Words as they are. */
    static Phrase plain(String text) {
        return new Plain(text);
    }

    /** Nothing to say. */
    static Phrase nothing() {
        return new Plain("");
    }

    /** Whether there is nothing to say. */
    default boolean isEmpty() {
        return this instanceof Plain(var text) && text.isEmpty();
    }
}
