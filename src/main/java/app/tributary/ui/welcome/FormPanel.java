package app.tributary.ui.welcome;

import app.tributary.ui.FittingScroll;
import app.tributary.ui.Language;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** A panel with a title, fields one below another, a line for what is wrong, and two buttons. */
abstract class FormPanel extends VBox {
    final Language language;
    private final VBox fields = new VBox();
    private final Label problem = new Label();
    private final Button submit;
    private final Button cancel;
    private Subscription watching = Subscription.EMPTY;

    FormPanel(Language language, WelcomeWord title, WelcomeWord action, Request request) {
        this.language = language;
        var words = language.words();
        getStyleClass().add("form-panel");
        var heading = new Label(words.of(title));
        heading.getStyleClass().add("panel-title");
        fields.getStyleClass().add("fields");
        var scroll = new FittingScroll(fields);
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        submit = new Button(words.of(action));
        submit.getStyleClass().add("accent");
        submit.setDefaultButton(true);
        submit.setOnAction(pressed -> onSubmit());
        cancel = new Button(words.of(WelcomeWord.CANCEL));
        var buttons = new HBox(cancel, submit);
        buttons.getStyleClass().add("buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(heading, scroll, problem, buttons);
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null
                    ? Subscription.EMPTY
                    : Subscription.combine(request.problemProperty().subscribe(this::say),
                            request.busyProperty().subscribe(busy -> {
                                submit.setDisable(busy);
                                submit.setText(language.words().of(busy ? WelcomeWord.WORKING : action));
                            }));
        });
    }

    /** What "cancel" does. */
    final void onCancel(Runnable close) {
        cancel.setOnAction(pressed -> close.run());
    }

    /** What the button and Enter do. */
    abstract void onSubmit();

    /** Puts these fields in the place of those that were there. */
    final void setFields(List<Node> wanted) {
        fields.getChildren().setAll(wanted);
    }

    /** A control below its name, with a sentence of help where there is one. */
    static Node field(String name, Control control, String help) {
        var label = new Label(name);
        label.getStyleClass().add("field-name");
        label.setLabelFor(control);
        control.setAccessibleText(name);
        control.setMaxWidth(Double.MAX_VALUE);
        var field = new VBox(label, control);
        field.getStyleClass().add("field");
        if (!help.isEmpty()) {
            control.setAccessibleHelp(help);
            field.getChildren().add(note(help));
        }
        return field;
    }

    /** A quiet sentence. */
    static Label note(String text) {
        var note = new Label(text);
        note.getStyleClass().add("secondary");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        return note;
    }

    private void say(String what) {
        problem.setText(what);
        problem.setVisible(!what.isEmpty());
        problem.setManaged(!what.isEmpty());
    }
}
