package app.tributary.ui.form;

import app.tributary.chat.Channel;
import app.tributary.chat.Form;
import app.tributary.chat.Outcome;
import app.tributary.desk.FieldReader;
import app.tributary.platform.NativeAction.Reversal;
import app.tributary.ui.Amounts;
import app.tributary.words.Words;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * An action of a platform that is being filled in: fields, one question where it costs something or cannot be
 * taken back, the way to the platform, what came back. What was typed is never lost to a failure. FX thread
 * only.
 */
public final class FormViewModel {
    private final Press press;
    private final Words words;
    private final Surroundings around;
    private final List<FieldViewModel> fields;
    private final ReadOnlyObjectWrapper<Step> step;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /** How far it is. */
    public enum Step {
        /** Fields are filled in. */
        FILL,
        /** The one question before it. */
        ASK,
        /** It is on its way: nothing can be sent a second time. */
        RUNNING,
        /** It is done. */
        DONE
    }

    /** What was typed and not sent. */
    record Draft(Map<String, String> texts, Map<String, Path> files) {
        static final Draft NONE = new Draft(Map.of(), Map.of());

        Draft {
            texts = Map.copyOf(texts);
            files = Map.copyOf(files);
        }
    }

    /**
     * What the form needs from around it.
     *
     * @param where the channel's label
     * @param about what it is about, in words; may be empty
     * @param words the language
     * @param reader reads the fields
     * @param zone in which times are told
     * @param run does it and tells the outcome on the FX thread
     */
    record Surroundings(String where, String about, Words words, FieldReader reader, ZoneId zone,
            BiConsumer<Form, FormViewModel> run) {}

    FormViewModel(Press press, Surroundings around, Draft draft) {
        this.press = press;
        this.around = around;
        words = around.words();
        fields = press.missing().stream()
                .map(field -> new FieldViewModel(field, around.reader(), words, around.zone())).toList();
        for (var field : fields) {
            Optional.ofNullable(draft.texts().get(field.field().key())).ifPresent(field.textProperty()::set);
            Optional.ofNullable(draft.files().get(field.field().key()))
                    .ifPresent(path -> field.fileProperty().set(Optional.of(path)));
        }
        step = new ReadOnlyObjectWrapper<>(fields.isEmpty() ? Step.ASK : Step.FILL);
    }

    /** What is done. */
    public String title() {
        return words.of(press.action().label());
    }

    /** A sentence about it; may be empty. */
    public String help() {
        return press.action().help().map(words::of).orElse("");
    }

    /** What it is about: the words of a message, a name; may be empty. */
    public String about() {
        return around.about();
    }

    public Channel channel() {
        return press.channel();
    }

    /** What the channel is called. */
    public String where() {
        return around.where();
    }

    /** The fields, in order. */
    public List<FieldViewModel> fields() {
        return fields;
    }

    /** What it costs and that it cannot be taken back, where that is so; may be empty. */
    public String terms() {
        var price = price().map(cost -> words.of(FormWord.COSTS, cost)).orElse("");
        var last = press.action().reversal() == Reversal.FINAL ? words.of(FormWord.FINAL) : "";
        return (price + " " + last).strip();
    }

    /** The one question before it. */
    public String question() {
        boolean last = press.action().reversal() == Reversal.FINAL;
        return price().map(cost -> words.of(last ? FormWord.ASK_PRICE_FINAL : FormWord.ASK_PRICE, cost))
                .orElseGet(() -> words.of(FormWord.ASK_FINAL));
    }

    /** The words on the button that answers yes. */
    public String yes() {
        return price().map(cost -> words.of(FormWord.DO_FOR, title(), cost)).orElseGet(this::title);
    }

    /** How far it is. */
    public ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** Why it was not done, in words; empty: nothing went wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether there is something to go back to from the question. */
    public boolean hasFields() {
        return !fields.isEmpty();
    }

    /** The button: says what is missing, asks the one question, or sends it. Nothing while it is on its way. */
    public void submit() {
        switch (step.get()) {
            case FILL -> {
                boolean whole = fields.stream().map(FieldViewModel::check).reduce(true, Boolean::logicalAnd);
                if (whole && press.confirms()) {
                    problem.set("");
                    step.set(Step.ASK);
                } else if (whole) {
                    send();
                }
            }
            case ASK -> send();
            case RUNNING, DONE -> {
            }
        }
    }

    /** From the question back to the fields. */
    public void back() {
        if (step.get() == Step.ASK && hasFields()) {
            step.set(Step.FILL);
        }
    }

    /** What is typed now. */
    Draft draft() {
        var texts = new HashMap<String, String>();
        var files = new HashMap<String, Path>();
        for (var field : fields) {
            texts.put(field.field().key(), field.textProperty().get());
            field.fileProperty().get().ifPresent(path -> files.put(field.field().key(), path));
        }
        return new Draft(texts, files);
    }

    Press press() {
        return press;
    }

    /** What came back. */
    void became(Outcome outcome) {
        if (outcome.isDone()) {
            problem.set("");
            step.set(Step.DONE);
        } else {
            problem.set(Outcomes.inWords(title(), outcome, words));
            step.set(hasFields() ? Step.FILL : Step.ASK);
        }
    }

    private void send() {
        var form = press.given();
        for (var field : fields) {
            var value = field.value();
            if (value.isPresent()) {
                form = form.with(field.field().key(), value.get());
            }
        }
        problem.set("");
        step.set(Step.RUNNING);
        around.run().accept(form, this);
    }

    private Optional<String> price() {
        return press.action().price().map(money -> Amounts.money(words.locale(), money));
    }
}
