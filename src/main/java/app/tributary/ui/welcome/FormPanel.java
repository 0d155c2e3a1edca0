package app.tributary.ui.welcome;

import app.tributary.ui.FittingScroll;
import app.tributary.ui.Language;
import app.tributary.ui.RightToLeft;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** A panel with a title, fields one below another, a line for what is wrong, and two buttons. */
abstract class FormPanel extends VBox {
    final Language language;
    private final VBox fields = new VBox();
    private final FittingScroll scroll;
    private boolean toEnd;
    private final Label problem = new Label();
    private final HBox buttons = new HBox();
    private final BooleanProperty working = new SimpleBooleanProperty();
    private final Request request;
    private final Button submit;
    private final Button cancel;
    private Subscription watching = Subscription.EMPTY;

    /**
     * @param title above it
     * @param action what the main button says
     */
    FormPanel(Language language, String title, ObservableValue<String> action, Request request) {
        this.language = language;
        this.request = request;
        var words = language.words();
        getStyleClass().add("form-panel");
        var heading = new Label(title);
        heading.getStyleClass().add("panel-title");
        fields.getStyleClass().add("fields");
        scroll = new FittingScroll(fields);
        problem.getStyleClass().add("problem");
        RightToLeft.wrap(problem);
        problem.setMinHeight(USE_PREF_SIZE);
        RightToLeft.wrap(heading);
        heading.setMinHeight(USE_PREF_SIZE);
        submit = new Button(action.getValue());
        submit.setMinWidth(USE_PREF_SIZE);
        submit.getStyleClass().add("accent");
        submit.setDefaultButton(true);
        submit.setOnAction(pressed -> onSubmit());
        cancel = new Button(words.of(WelcomeWord.CANCEL));
        cancel.setMinWidth(USE_PREF_SIZE);
        buttons.getChildren().addAll(cancel, submit);
        buttons.getStyleClass().add("buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(heading, scroll, problem, buttons);
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null
                    ? Subscription.EMPTY
                    : Subscription.combine(request.problemProperty().subscribe(this::say),
                            request.busyProperty().subscribe(busy -> showAction(action.getValue())),
                            working.subscribe(busy -> showAction(action.getValue())),
                            action.subscribe(this::showAction));
        });
    }

    /** Whether something other than the request is awaited. */
    final BooleanProperty workingProperty() {
        return working;
    }

    /** Puts a node that does not scroll below the fields. */
    final void below(Node node) {
        getChildren().add(2, node);
    }

    /** Puts a button before the main one. */
    final void offer(Button button) {
        button.setMinWidth(USE_PREF_SIZE);
        buttons.getChildren().add(1, button);
    }

    /** Brings the last of the fields into sight, as soon as it has its place. */
    final void showEnd() {
        toEnd = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (toEnd) {
            toEnd = false;
            scroll.layout();
            scroll.setVvalue(scroll.getVmax());
        }
    }

    /** Whether there is something to cancel. */
    final void cancelShown(boolean shown) {
        cancel.setVisible(shown);
        cancel.setManaged(shown);
    }

    private void showAction(String action) {
        boolean busy = request.busyProperty().get() || working.get();
        submit.setDisable(busy);
        submit.setText(busy ? language.words().of(WelcomeWord.WORKING) : action);
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
    static VBox field(String name, Control control, String help) {
        return field(name, control, control, help);
    }

    /**
     * The same around a control that stands among others.
     *
     * @param shown what the control is in
     */
    static VBox field(String name, Control control, Node shown, String help) {
        var label = new Label(name);
        label.getStyleClass().add("field-name");
        RightToLeft.wrap(label);
        label.setMinHeight(USE_PREF_SIZE);
        label.setLabelFor(control);
        control.setAccessibleText(name);
        control.setMaxWidth(Double.MAX_VALUE);
        var field = new VBox(label, shown);
        field.getStyleClass().add("field");
        if (!help.isEmpty()) {
            control.setAccessibleHelp(help);
            field.getChildren().add(note(help));
        }
        return field;
    }

    /** Fields that are folded away at first. */
    static TitledPane folded(String title, String help, List<? extends Node> fields) {
        var list = new VBox(note(help));
        list.getStyleClass().add("fields");
        list.getChildren().addAll(fields);
        var pane = new TitledPane(title, list);
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.getStyleClass().add("advanced");
        return pane;
    }

    /** A quiet sentence. */
    static Label note(String text) {
        var note = new Label(text);
        note.getStyleClass().add("secondary");
        RightToLeft.wrap(note);
        note.setMinHeight(USE_PREF_SIZE);
        return note;
    }

    private void say(String what) {
        problem.setText(what);
        problem.setVisible(!what.isEmpty());
        problem.setManaged(!what.isEmpty());
    }
}
