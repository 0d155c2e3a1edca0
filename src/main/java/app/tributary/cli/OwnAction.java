package app.tributary.cli;

import app.tributary.chat.Channel;
import app.tributary.chat.ChatCommand;
import app.tributary.chat.FieldValue;
import app.tributary.chat.Form;
import app.tributary.chat.MessageKey;
import app.tributary.chat.Person;
import app.tributary.desk.FieldReader;
import app.tributary.platform.ChatPlatform;
import app.tributary.platform.NativeAction;
import app.tributary.platform.NativeAction.Field;
import app.tributary.platform.NativeAction.Field.Kind;
import app.tributary.platform.NativeAction.Subject;
import app.tributary.words.Words;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code act do} means: the values of the command line by the fields of an action that a platform publishes. */
final class OwnAction {
    private static final Words ENGLISH = Words.english();

    private final ChatPlatform platform;
    private final NativeAction action;
    private final FieldReader reader;

    private OwnAction(ChatPlatform platform, NativeAction action, FieldReader reader) {
        this.platform = platform;
        this.action = action;
        this.reader = reader;
    }

    /** The action of a word; a usage problem where the platform has none of that name. */
    static OwnAction named(String word, ChatPlatform platform, FieldReader reader) {
        return platform.actions().stream().filter(action -> action.id().value().equals(word)).findFirst()
                .map(action -> new OwnAction(platform, action, reader))
                .orElseThrow(() -> new UsageProblem(platform.actions().isEmpty()
                        ? platform.card().label() + " has no actions of its own"
                        : "no action \"" + word + "\" on " + platform.card().label() + ": there are "
                                + platform.actions().stream().map(action -> action.id().value())
                                        .collect(Collectors.joining(", "))));
    }

    /**
     * The command.
     *
     * @param set KEY=VALUE each; of lines each may come several times
     */
    ChatCommand command(Channel channel, List<String> set, Optional<String> message, Optional<String> user) {
        if (action.subject() == Subject.MESSAGE && message.isEmpty()) {
            throw new UsageProblem(action.id() + " is about a message: say --message ID");
        }
        if (action.subject() == Subject.PERSON && user.isEmpty()) {
            throw new UsageProblem(action.id() + " is about a person: say --user USER");
        }
        return new ChatCommand.Native(channel, action.id(), form(set),
                message.map(id -> new MessageKey(channel, id)), user.map(name -> new Person(name, name)));
    }

    private Form form(List<String> set) {
        var given = new LinkedHashMap<String, String>();
        for (var word : set) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new UsageProblem("\"" + word + "\" is not of the form KEY=VALUE");
            }
            String key = word.substring(0, equals);
            if (field(key).kind() == Kind.LINES) {
                given.merge(key, word.substring(equals + 1), (one, other) -> one + "\n" + other);
            } else {
                given.put(key, word.substring(equals + 1));
            }
        }
        var form = Form.EMPTY;
        for (var field : action.fields()) {
            var value = value(field, given);
            if (value.isPresent()) {
                form = form.with(field.key(), value.get());
            }
        }
        return form;
    }

    private Field field(String key) {
        return action.fields().stream().filter(field -> field.key().equals(key)).findFirst()
                .orElseThrow(() -> new UsageProblem(action.fields().isEmpty()
                        ? action.id() + " takes no values"
                        : action.id() + " has no \"" + key + "\": there are " + action.fields().stream()
                                .map(Field::key).collect(Collectors.joining(", "))));
    }

    private Optional<FieldValue> value(Field field, Map<String, String> given) {
        var typed = Optional.ofNullable(given.get(field.key()));
        if (typed.isEmpty() && field.preset().isPresent()) {
            return field.preset();
        }
        if (field.kind() == Kind.FILE) {
            if (typed.isEmpty() && field.required()) {
                throw problem(field, "This is needed.");
            }
            return typed.map(text -> file(field, text));
        }
        return switch (reader.read(field, typed.orElse(""))) {
            case FieldReader.Read.Value(var value) -> Optional.of(value);
            case FieldReader.Read.Nothing() -> Optional.empty();
            case FieldReader.Read.Wrong(var word, var arguments) ->
                throw problem(field, ENGLISH.of(word, arguments.toArray(String[]::new)));
        };
    }

    /** Another process may do it, from another working directory. */
    private static FieldValue file(Field field, String typed) {
        try {
            var path = Path.of(typed).toAbsolutePath();
            if (Files.isRegularFile(path)) {
                return new FieldValue.FileAt(path);
            }
            throw problem(field, "There is no file " + typed + ".");
        } catch (InvalidPathException noPath) {
            throw problem(field, typed + " is no path of a file.");
        }
    }

    private static UsageProblem problem(Field field, String why) {
        return new UsageProblem("--set " + field.key() + "=…: " + ENGLISH.of(field.label()) + ". " + why);
    }

    @Override
    public String toString() {
        return platform.card().id() + " " + action.id();
    }
}
