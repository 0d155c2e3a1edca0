package app.tributary.desk;

import app.tributary.chat.Channel;
import app.tributary.chat.FieldValue;
import app.tributary.chat.Form;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Person;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Field;
import app.tributary.platform.NativeAction.Field.Kind;
import app.tributary.platform.NativeAction.Subject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/** Reads commands that only a platform has: {@code /superlike}, {@code /poll Which level?}. */
final class OwnSlash {
    private final SlashCommand.Around around;

    OwnSlash(SlashCommand.Around around) {
        this.around = around;
    }

    /** What it means; empty where no platform around has such an action. */
    Optional<SlashCommand> read(String typed, String rest) {
        String id = typed.substring(1).toLowerCase(Locale.ROOT);
        var found = new LinkedHashMap<Channel, NativeAction>();
        for (var channel : channels()) {
            around.actions().apply(channel).stream().filter(action -> action.id().value().equals(id)).findFirst()
                    .ifPresent(action -> found.put(channel, action));
        }
        var there = around.selected().map(MessageKey::channel).filter(found::containsKey);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (there.isEmpty() && found.size() > 1) {
            return Optional.of(problem(DeskWord.SEVERAL_CHANNELS, typed));
        }
        var one = found.entrySet().stream().filter(entry -> there.isEmpty() || entry.getKey().equals(there.get()))
                .findFirst().orElseThrow();
        return Optional.of(read(typed, rest, one));
    }

    /** That of the selected message, and the chosen ones. */
    private SequencedSet<Channel> channels() {
        var all = new LinkedHashSet<Channel>();
        around.selected().map(MessageKey::channel).ifPresent(all::add);
        all.addAll(around.chosen());
        return all;
    }

    private SlashCommand read(String typed, String rest, Map.Entry<Channel, NativeAction> found) {
        var channel = found.getKey();
        var action = found.getValue();
        var message = around.selected().filter(key -> key.channel().equals(channel));
        if (action.subject() == Subject.MESSAGE && message.isEmpty()) {
            return problem(DeskWord.SELECT_A_MESSAGE, typed);
        }
        var words = rest;
        Optional<Person> person = Optional.empty();
        if (action.subject() == Subject.PERSON) {
            var split = SlashReader.Split.of(rest);
            String name = split.word().startsWith("@") ? split.word().substring(1) : split.word();
            if (name.isEmpty()) {
                return problem(DeskWord.MISSING_USER, typed);
            }
            person = Optional.of(around.people().apply(channel, name).orElseGet(() -> new Person(name, name)));
            words = split.rest();
        }
        var form = Form.EMPTY;
        if (!words.isEmpty()) {
            var field = textField(action);
            if (field.isEmpty()) {
                return problem(DeskWord.TOO_MUCH, typed);
            }
            form = form.with(field.get().key(), new FieldValue.Text(words));
        }
        return new SlashCommand.Start(channel, action, form,
                action.subject() == Subject.MESSAGE ? message : Optional.empty(), person);
    }

    /** Where the words behind a command belong: the first field for words that is needed, else the first at all. */
    private static Optional<Field> textField(NativeAction action) {
        var texts = action.fields().stream()
                .filter(field -> field.kind() == Kind.LINE || field.kind() == Kind.TEXT).toList();
        return texts.stream().filter(Field::required).findFirst().or(() -> texts.stream().findFirst());
    }

    private static SlashCommand problem(DeskWord what, String typed) {
        return new SlashCommand.Problem(what, typed, Optional.empty());
    }
}
