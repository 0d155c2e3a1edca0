package app.tributary.ui.moderation;

import app.tributary.ui.ActionButton;
import app.tributary.ui.RightToLeft;
import app.tributary.ui.WrapPane;
import app.tributary.ui.form.OfferedAction;
import app.tributary.ui.moderation.ModerationAction.Kind;
import app.tributary.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** What can be done about the selected person: lengths of a time-out, ban, lifting it, the reason, undo. */
final class PersonActionsView extends VBox {
    private static final int MOST_BUTTONS = 4;

    private final ModerationViewModel model;
    private final Words words;
    private final Function<ModerationAction, Button> button;
    private final WrapPane timeouts = new WrapPane(6, 6);
    private final WrapPane others = new WrapPane(6, 6);
    private final WrapPane own = new WrapPane(6, 6);
    private final TextField reason = new TextField();
    private final ToggleButton another = new ToggleButton();
    private final HBox ownLength = new HBox();
    private final HBox undoLine = new HBox();
    private final Label done = new Label();
    private final Hyperlink undo = new Hyperlink();

    /** @param button makes the button of an action */
    PersonActionsView(ModerationViewModel model, Words words, Function<ModerationAction, Button> button) {
        this.model = model;
        this.words = words;
        this.button = button;
        getStyleClass().add("person-actions");
        reason.textProperty().bindBidirectional(model.reasonProperty());
        reason.setPromptText(words.of(ModerationWord.REASON));
        reason.setAccessibleText(words.of(ModerationWord.REASON));
        reason.setAccessibleHelp(words.of(ModerationWord.REASON_HELP));
        reason.setTooltip(ActionButton.hint(words.of(ModerationWord.REASON_HELP)));
        reason.setId("moderation-reason");
        another.setText("…");
        another.setAccessibleText(words.of(ModerationWord.OWN_LENGTH));
        another.setTooltip(ActionButton.hint(words.of(ModerationWord.OWN_LENGTH)));
        another.setId("own-length");
        another.selectedProperty().subscribe(wanted -> showIf(ownLength, wanted));
        fillOwnLength();
        RightToLeft.wrap(done);
        done.setMinWidth(0);
        HBox.setHgrow(done, Priority.ALWAYS);
        done.setMaxWidth(Double.MAX_VALUE);
        undo.setText(words.of(ModerationWord.UNDO));
        undo.setId("undo");
        undo.setMinWidth(USE_PREF_SIZE);
        undo.setOnAction(pressed -> {
            undo.setVisited(false);
            model.undo().undo();
        });
        undoLine.getStyleClass().add("undo-line");
        undoLine.setAlignment(Pos.CENTER_LEFT);
        undoLine.getChildren().addAll(done, undo);
        getChildren().addAll(timeouts, ownLength, others, reason, own, undoLine);
    }

    /** Shows what is undone and can be, until the subscription ends. */
    Subscription watch() {
        return Subscription.combine(model.ownProperty().subscribe(this::showOwn),
                model.undo().lineProperty().subscribe(line -> {
                    showIf(undoLine, line.isPresent());
                    done.setText(line.map(UndoViewModel.Line::words).orElse(""));
                    showIf(undo, line.filter(said -> said.undo().isPresent()).isPresent());
                }));
    }

    /** A few are buttons; many are a list behind one, so that the log stays in sight. */
    private void showOwn(List<OfferedAction> actions) {
        showIf(own, !actions.isEmpty());
        if (actions.size() > MOST_BUTTONS) {
            own.getChildren().setAll(list(actions));
            return;
        }
        own.getChildren().setAll(actions.stream().map(action -> {
            var offered = new ActionButton(action.label());
            offered.setId("own-" + action.action().id());
            offered.setOff(action.off(), action.hint());
            offered.onPress(() -> model.start(action));
            return offered;
        }).toList());
    }

    private MenuButton list(List<OfferedAction> actions) {
        var list = new MenuButton(words.of(ModerationWord.MORE_ACTIONS));
        list.setId("own-list");
        for (var action : actions) {
            var item = new MenuItem(action.off().map(why -> action.label() + " – " + why).orElse(action.label()));
            item.setMnemonicParsing(false);
            item.setDisable(action.off().isPresent());
            item.setOnAction(chosen -> model.start(action));
            list.getItems().add(item);
        }
        return list;
    }

    /** The actions about the person, among all that there are. */
    void show(List<ModerationAction> actions) {
        var about = actions.stream().filter(action -> action.kind().aboutPerson()).toList();
        boolean canTimeOut = about.stream().anyMatch(action -> action.lasts().isPresent());
        var lengths = new ArrayList<Node>();
        if (canTimeOut) {
            var title = new Label(words.of(ModerationWord.TIMEOUT));
            title.getStyleClass().add("secondary");
            title.setMinWidth(USE_PREF_SIZE);
            title.setMaxHeight(Double.MAX_VALUE);
            lengths.add(title);
        } else {
            another.setSelected(false);
        }
        about.stream().filter(action -> action.kind() == Kind.TIMEOUT).map(button).forEach(lengths::add);
        if (canTimeOut && model.takesAnyLength()) {
            lengths.add(another);
        } else {
            another.setSelected(false);
        }
        timeouts.getChildren().setAll(lengths);
        others.getChildren().setAll(about.stream().filter(action -> action.kind() != Kind.TIMEOUT).map(button)
                .toList());
        showIf(timeouts, !lengths.isEmpty());
        showIf(others, !others.getChildren().isEmpty());
        showIf(reason, about.stream().anyMatch(
                action -> action.off().isEmpty() && (action.kind() == Kind.BAN || action.kind() == Kind.TIMEOUT)));
    }

    private void fillOwnLength() {
        var typed = new TextField();
        typed.textProperty().bindBidirectional(model.ownLengthProperty());
        typed.setPromptText(words.of(ModerationWord.OWN_PROMPT));
        typed.setAccessibleText(words.of(ModerationWord.OWN_LENGTH));
        typed.setAccessibleHelp(words.of(ModerationWord.OWN_PROMPT));
        typed.setId("own-length-field");
        typed.setOnAction(entered -> model.performOwnLength());
        HBox.setHgrow(typed, Priority.ALWAYS);
        var go = new Button(words.of(ModerationWord.TIMEOUT));
        go.setMinWidth(USE_PREF_SIZE);
        go.setOnAction(pressed -> model.performOwnLength());
        ownLength.getStyleClass().add("own-length");
        ownLength.setAlignment(Pos.CENTER_LEFT);
        ownLength.getChildren().addAll(typed, go);
    }

    private static void showIf(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
