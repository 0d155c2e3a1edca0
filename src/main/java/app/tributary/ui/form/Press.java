package app.tributary.ui.form;

import app.tributary.chat.Channel;
import app.tributary.chat.Form;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Person;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Field;
import app.tributary.platform.NativeAction.Reversal;
import java.util.List;
import java.util.Optional;

/**
 * Somebody wants an action done.
 *
 * @param given what is filled in already
 * @param message what it is about
 * @param person whom it is about
 */
record Press(Channel channel, NativeAction action, Form given, Optional<MessageKey> message, Optional<Person> person) {
    /** The fields that nobody has filled in yet. */
    List<Field> missing() {
        return action.fields().stream().filter(field -> !given.values().containsKey(field.key())).toList();
    }

    /** Whether the person has to say yes first. */
    boolean confirms() {
        return action.price().isPresent() || action.reversal() == Reversal.FINAL;
    }

    /** Whether it can be done without asking for anything. */
    boolean runsAtOnce() {
        boolean whole = given.values().isEmpty()
                ? action.fields().isEmpty()
                : missing().stream().noneMatch(Field::required);
        return whole && !confirms();
    }

    /** What keeps its draft apart from that of others. */
    record Identity(Channel channel, String action, Optional<MessageKey> message, Optional<String> person) {}

    Identity identity() {
        return new Identity(channel, action.id().value(), message, person.map(Person::id));
    }
}
