package app.tributary.platform;

import app.tributary.chat.ActionId;
import app.tributary.chat.FieldValue;
import app.tributary.chat.Money;
import app.tributary.chat.Phrase;
import app.tributary.chat.Support;
import app.tributary.words.Word;
import java.util.List;
import java.util.Optional;

/**
 * Something that only one platform can do, described so that a screen, a slash command and the command
 * line can offer it without knowing what it is.
 *
 * @param id its word
 * @param subject what it is about
 * @param label words for a menu
 * @param help a sentence about it
 * @param fields what has to be filled in, in the order to show
 * @param price what it costs each time: the person is asked once
 * @param reversal whether it can be taken back
 * @param support whether it can be done now
 */
public record NativeAction(ActionId id, Subject subject, Word label, Optional<Word> help, List<Field> fields,
        Optional<Money> price, Reversal reversal, Support support) {
    public NativeAction {
        fields = List.copyOf(fields);
    }

    /** What an action is about: which menu it stands in. */
    public enum Subject {
        CHANNEL, MESSAGE, PERSON,
        /** Stands in no menu: it makes sense only with what an offer has filled in (a vote for one option). */
        OFFERED
    }

    /** Whether it can be taken back. */
    public enum Reversal {
        /** It changes nothing for others: a look-up. */
        HARMLESS,
        /** There is an action that takes it back. */
        UNDOABLE,
        /** There is none: the person is asked once. */
        FINAL
    }

    /**
     * One thing to fill in.
     *
     * @param key its key in the form
     * @param kind what it takes
     * @param label its name
     * @param required whether it has to be filled in
     * @param choices what can be chosen; for {@link Kind#CHOICE} only
     * @param preset what stands in it at first
     * @param most the most characters, lines or the highest number; 0: no bound
     */
    public record Field(String key, Kind kind, Word label, boolean required, List<Choice> choices,
            Optional<FieldValue> preset, int most) {
        public Field {
            choices = List.copyOf(choices);
        }

        /** What a field takes. */
        public enum Kind {
            LINE, TEXT, NUMBER, FLAG, SPAN, MOMENT, LINES, CHOICE, FILE
        }

        /** A field without choices and preset. */
        public static Field of(String key, Kind kind, Word label, boolean required, int most) {
            return new Field(key, kind, label, required, List.of(), Optional.empty(), most);
        }
    }

    /**
     * One of the values of a choice.
     *
     * @param value what goes into the form
     * @param label what the person sees
     */
    public record Choice(String value, Phrase label) {}

    /** Whether a person has to fill in or confirm something before it is done. */
    public boolean asks() {
        return price.isPresent() || reversal == Reversal.FINAL || !fields.isEmpty();
    }
}
