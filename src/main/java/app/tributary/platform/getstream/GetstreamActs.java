package app.tributary.platform.getstream;

import app.tributary.chat.ActionId;
import app.tributary.chat.Support;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Field;
import app.tributary.platform.NativeAction.Field.Kind;
import app.tributary.platform.NativeAction.Reversal;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.words.Word;
import java.util.List;
import java.util.Optional;

/** Describes the special actions, in few words. Pure. */
final class GetstreamActs {
    private GetstreamActs() {}

    /** A look-up: it changes nothing for others. */
    static NativeAction look(ActionId id, Subject subject, Word label, Support support, Field... fields) {
        return act(id, subject, label, Reversal.HARMLESS, support, fields);
    }

    /** Something that can be taken back. */
    static NativeAction undoable(ActionId id, Subject subject, Word label, Support support, Field... fields) {
        return act(id, subject, label, Reversal.UNDOABLE, support, fields);
    }

    /** Something that cannot be taken back: a person is asked first. */
    static NativeAction last(ActionId id, Subject subject, Word label, Support support, Field... fields) {
        return act(id, subject, label, Reversal.FINAL, support, fields);
    }

    private static NativeAction act(ActionId id, Subject subject, Word label, Reversal reversal, Support support,
            Field... fields) {
        return new NativeAction(id, subject, label, Optional.empty(), List.of(fields), Optional.empty(), reversal,
                support);
    }

    static Field line(String key, Word label, boolean required, int most) {
        return Field.of(key, Kind.LINE, label, required, most);
    }

    static Field text(String key, Word label, boolean required, int most) {
        return Field.of(key, Kind.TEXT, label, required, most);
    }

    static Field flag(String key, Word label) {
        return Field.of(key, Kind.FLAG, label, false, 0);
    }

    static Field span(String key, Word label, boolean required) {
        return Field.of(key, Kind.SPAN, label, required, 0);
    }

    static Field moment(String key, Word label, boolean required) {
        return Field.of(key, Kind.MOMENT, label, required, 0);
    }
}
