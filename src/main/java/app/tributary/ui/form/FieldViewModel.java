package app.tributary.ui.form;

import app.tributary.chat.FieldValue;
import app.tributary.desk.DeskWord;
import app.tributary.desk.FieldReader;
import app.tributary.platform.NativeAction.Field;
import app.tributary.platform.NativeAction.Field.Kind;
import app.tributary.ui.Amounts;
import app.tributary.ui.Sentence;
import app.tributary.words.Words;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * A field that is being filled in. Whatever its kind, a text holds it ({@code yes}, a choice's value, lines);
 * only a file is a path. What is wrong is said after the first try to send, and then with each letter. FX
 * thread only.
 */
public final class FieldViewModel {
    static final String YES = "yes";
    static final String NO = "no";

    private final Field field;
    private final FieldReader reader;
    private final Words words;
    private final DateTimeFormatter moments;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Path>> file = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private boolean checked;

    FieldViewModel(Field field, FieldReader reader, Words words, ZoneId zone) {
        this.field = field;
        this.reader = reader;
        this.words = words;
        moments = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                .withLocale(words.locale()).withZone(zone);
        field.preset().ifPresent(value -> {
            text.set(reader.written(value));
            if (value instanceof FieldValue.FileAt(var path)) {
                file.set(Optional.of(path));
            }
        });
        text.subscribe(typed -> look());
        file.subscribe(chosen -> look());
    }

    public Field field() {
        return field;
    }

    /** Its name. */
    public String label() {
        return words.of(field.label());
    }

    /** What stands in it. */
    public StringProperty textProperty() {
        return text;
    }

    /** The file that was chosen. */
    public ObjectProperty<Optional<Path>> fileProperty() {
        return file;
    }

    /** What is wrong with it, in words; empty: nothing, as far as it was looked at. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** A quiet line below it: how much is left, how it is written, what it was understood as. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Looks at it for good; whether it can be sent. */
    boolean check() {
        checked = true;
        look();
        return problem.get().isEmpty();
    }

    /** What it stands for; empty: nothing, or nothing that can be understood. */
    Optional<FieldValue> value() {
        if (field.kind() == Kind.FILE) {
            return file.get().map(FieldValue.FileAt::new);
        }
        return read() instanceof FieldReader.Read.Value(var value) ? Optional.of(value) : Optional.empty();
    }

    private FieldReader.Read read() {
        return field.kind() == Kind.FLAG && text.get().isEmpty()
                ? new FieldReader.Read.Value(new FieldValue.Flag(false))
                : reader.read(field, text.get());
    }

    private void look() {
        if (field.kind() == Kind.FILE) {
            boolean lacks = field.required() && file.get().isEmpty();
            problem.set(checked && lacks ? words.of(DeskWord.FIELD_NEEDED) : "");
            note.set("");
            return;
        }
        var read = read();
        problem.set(checked && read instanceof FieldReader.Read.Wrong(var word, var arguments)
                ? words.of(word, arguments.stream().map(argument -> Sentence.oneLine(argument, 60))
                        .toArray(String[]::new))
                : "");
        note.set(note(read));
    }

    private String note(FieldReader.Read read) {
        return switch (field.kind()) {
            case LINE, TEXT -> letters();
            case NUMBER -> field.most() > 0 ? words.of(FormWord.AT_MOST, Sentence.number(words, field.most())) : "";
            case SPAN -> read instanceof FieldReader.Read.Value(FieldValue.Span(var span))
                    ? words.of(FormWord.MEANS, Amounts.span(words, span))
                    : words.of(FormWord.SPAN_HELP);
            case MOMENT -> read instanceof FieldReader.Read.Value(FieldValue.Moment(var moment))
                    ? words.of(FormWord.MEANS, moments.format(moment))
                    : words.of(FormWord.MOMENT_HELP);
            case LINES -> field.most() > 0
                    ? words.of(FormWord.LINES_LEFT, Sentence.number(words, field.most()))
                    : words.of(FormWord.LINES_HELP);
            case FLAG, CHOICE, FILE -> "";
        };
    }

    /** A short line counts only when it becomes full; a text always. */
    private String letters() {
        if (field.most() <= 0) {
            return "";
        }
        int left = field.most() - text.get().codePointCount(0, text.get().length());
        if (field.kind() == Kind.LINE && left > Math.max(10, field.most() / 5)) {
            return "";
        }
        return left < 0
                ? words.of(FormWord.OVER, Sentence.number(words, -left), Sentence.number(words, field.most()))
                : words.of(FormWord.LEFT, Sentence.number(words, left), Sentence.number(words, field.most()));
    }
}
