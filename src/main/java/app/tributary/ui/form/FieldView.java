package app.tributary.ui.form;

import app.tributary.chat.Phrase;
import app.tributary.platform.NativeAction.Choice;
import app.tributary.platform.Phrases;
import app.tributary.ui.RightToLeft;
import app.tributary.ui.Sentence;
import app.tributary.words.Words;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A field of a form: its name, what it is filled in with, a quiet line, and what is wrong. */
final class FieldView extends VBox {
    private static final int LONGEST_LABEL = 80;

    private final FieldViewModel model;
    private final Words words;
    private final Label note = new Label();
    private final Label problem = new Label();
    private final Node control;
    private Subscription watching = Subscription.EMPTY;

    /** @param submit what Enter does in a field of one line, and with the main modifier in one of several */
    FieldView(FieldViewModel model, Words words, Runnable submit) {
        this.model = model;
        this.words = words;
        getStyleClass().add("field");
        control = control(submit);
        control.setId("field-" + model.field().key());
        String needed = model.field().required() ? ", " + words.of(FormWord.REQUIRED) : "";
        control.setAccessibleText(model.label() + needed);
        note.getStyleClass().add("secondary");
        RightToLeft.wrap(note);
        note.setMinHeight(USE_PREF_SIZE);
        problem.getStyleClass().add("problem");
        RightToLeft.wrap(problem);
        problem.setMinHeight(USE_PREF_SIZE);
        if (!(control instanceof CheckBox)) {
            var name = new Label(Sentence.oneLine(model.label(), LONGEST_LABEL)
                    + (model.field().required() ? " *" : ""));
            name.getStyleClass().add("field-name");
            name.setLabelFor(control);
            RightToLeft.wrap(name);
            getChildren().add(name);
        }
        getChildren().addAll(control, note, problem);
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null
                    ? Subscription.EMPTY
                    : Subscription.combine(model.noteProperty().subscribe(said -> say(note, said)),
                            model.problemProperty().subscribe(said -> {
                                say(problem, said);
                                control.setAccessibleHelp(said.isEmpty() ? model.noteProperty().get() : said);
                            }));
        });
    }

    /** Whether something is wrong with it. */
    boolean isWrong() {
        return !model.problemProperty().get().isEmpty();
    }

    /** Sends the keys to it. */
    void focusControl() {
        control.requestFocus();
    }

    private Node control(Runnable submit) {
        return switch (model.field().kind()) {
            case LINE, NUMBER, SPAN, MOMENT -> {
                var line = new TextField();
                line.setOnAction(entered -> submit.run());
                yield bound(line);
            }
            case TEXT -> bound(area(4, submit));
            case LINES -> bound(area(5, submit));
            case FLAG -> flag();
            case CHOICE -> choice();
            case FILE -> new FileChoice(model.label(), model.fileProperty(), words);
        };
    }

    private TextInputControl bound(TextInputControl input) {
        input.textProperty().bindBidirectional(model.textProperty());
        return input;
    }

    private static TextArea area(int lines, Runnable submit) {
        var area = new TextArea();
        RightToLeft.wrap(area);
        area.setPrefRowCount(lines);
        area.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ENTER && pressed.isShortcutDown()) {
                submit.run();
                pressed.consume();
            } else if (pressed.getCode() == KeyCode.TAB && !pressed.isShortcutDown()) {
                area.requestFocusTraversal(pressed.isShiftDown()
                        ? TraversalDirection.PREVIOUS
                        : TraversalDirection.NEXT);
                pressed.consume();
            }
        });
        return area;
    }

    private CheckBox flag() {
        var box = new CheckBox(Sentence.oneLine(model.label(), LONGEST_LABEL));
        RightToLeft.wrap(box);
        box.setSelected(FieldViewModel.YES.equals(model.textProperty().get()));
        box.selectedProperty()
                .subscribe(on -> model.textProperty().set(on ? FieldViewModel.YES : FieldViewModel.NO));
        return box;
    }

    private ComboBox<Choice> choice() {
        var none = new Choice("", Phrase.plain(words.of(FormWord.NOT_CHOSEN)));
        var box = new ComboBox<Choice>();
        if (!model.field().required()) {
            box.getItems().add(none);
        }
        box.getItems().addAll(model.field().choices());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Choice choice) {
                return Sentence.oneLine(Phrases.in(words, (choice == null ? none : choice).label()), LONGEST_LABEL);
            }

            @Override
            public Choice fromString(String text) {
                return none;
            }
        });
        box.setPromptText(words.of(FormWord.NOT_CHOSEN));
        box.setMaxWidth(Double.MAX_VALUE);
        box.getItems().stream().filter(choice -> choice.value().equals(model.textProperty().get())).findFirst()
                .ifPresent(box::setValue);
        box.valueProperty()
                .subscribe((before, now) -> model.textProperty().set(now == null ? "" : now.value()));
        return box;
    }

    private static void say(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }
}
