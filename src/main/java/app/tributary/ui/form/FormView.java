package app.tributary.ui.form;

import app.tributary.ui.ChatText;
import app.tributary.ui.FittingScroll;
import app.tributary.ui.PlatformDot;
import app.tributary.ui.RightToLeft;
import app.tributary.ui.form.FormViewModel.Step;
import app.tributary.words.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * The panel in which an action of a platform is filled in and confirmed. It goes by itself when it is done;
 * while it is on its way its button is off.
 */
public final class FormView extends VBox {
    private final FormViewModel model;
    private final Words words;
    private final List<FieldView> fields;
    private final VBox fieldBox = new VBox();
    private final Label terms = new Label();
    private final Label question = new Label();
    private final Label problem = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button submit = new Button();
    private final Button cancel = new Button();
    private Subscription watching = Subscription.EMPTY;

    /**
     * @param close takes this panel away
     * @param closed hears that it is gone, whoever took it away
     */
    public FormView(FormViewModel model, Words words, Consumer<Region> close, Runnable closed) {
        this.model = model;
        this.words = words;
        fields = model.fields().stream().map(field -> new FieldView(field, words, this::onSubmit)).toList();
        getStyleClass().addAll("form-panel", "native-form");
        getChildren().add(new PanelHead(model.title(), model.channel(), model.where(), words));
        if (!model.help().isEmpty()) {
            getChildren().add(quiet(model.help()));
        }
        if (!model.about().isEmpty()) {
            var text = new ChatText(2);
            text.show(model.about());
            var quote = new VBox(text);
            quote.getStyleClass().addAll("quote", PlatformDot.styleClass(model.channel().platform()));
            getChildren().add(quote);
        }
        fieldBox.getStyleClass().add("fields");
        fieldBox.getChildren().setAll(fields);
        var scroll = new FittingScroll(fieldBox);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        if (model.hasFields()) {
            getChildren().add(scroll);
        }
        terms.setText(model.terms());
        terms.getStyleClass().add("terms");
        question.setText(model.question());
        question.getStyleClass().addAll("question");
        problem.getStyleClass().add("problem");
        for (var line : List.of(terms, question, problem)) {
            RightToLeft.wrap(line);
            line.setMinHeight(USE_PREF_SIZE);
        }
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.getStyleClass().add("thin-progress");
        submit.getStyleClass().add("accent");
        submit.setId("form-submit");
        submit.setOnAction(pressed -> onSubmit());
        cancel.setId("form-cancel");
        cancel.setOnAction(pressed -> {
            if (model.stepProperty().get() == Step.ASK && model.hasFields()) {
                model.back();
            } else {
                close.accept(this);
            }
        });
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var buttons = new HBox(room, cancel, submit);
        buttons.getStyleClass().add("buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(terms, question, problem, progress, buttons);
        sceneProperty().subscribe((before, scene) -> {
            watching.unsubscribe();
            watching = scene == null
                    ? Subscription.EMPTY
                    : Subscription.combine(model.stepProperty().subscribe(step -> show(step, close)),
                            model.problemProperty().subscribe(said -> showIf(problem, said)));
            if (before != null && scene == null) {
                closed.run();
            }
        });
    }

    private void onSubmit() {
        model.submit();
        fields.stream().filter(FieldView::isWrong).findFirst().ifPresent(FieldView::focusControl);
    }

    private void show(Step step, Consumer<Region> close) {
        boolean asks = step == Step.ASK;
        fieldBox.setDisable(step != Step.FILL);
        showIf(terms, step == Step.FILL ? model.terms() : "");
        showIf(question, asks ? model.question() : "");
        progress.setVisible(step == Step.RUNNING);
        submit.setDisable(step == Step.RUNNING || step == Step.DONE);
        submit.setText(asks ? model.yes() : model.title());
        submit.setDefaultButton(step == Step.FILL);
        cancel.setText(words.of(asks && model.hasFields()
                ? FormWord.BACK
                : step == Step.RUNNING ? FormWord.CLOSE : FormWord.CANCEL));
        if (asks) {
            // Whoever presses Enter once too often goes back instead of paying.
            cancel.requestFocus();
        } else if (step == Step.FILL) {
            fields.stream().findFirst().ifPresent(FieldView::focusControl);
        } else if (step == Step.DONE) {
            close.accept(this);
        }
    }

    private static Label quiet(String text) {
        var label = new Label(text);
        label.getStyleClass().add("secondary");
        RightToLeft.wrap(label);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static void showIf(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }
}
