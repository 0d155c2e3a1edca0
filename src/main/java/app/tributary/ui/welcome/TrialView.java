package app.tributary.ui.welcome;

import app.tributary.platform.AccountCheck.Suggestion;
import app.tributary.platform.AccountCheck.Verdict;
import app.tributary.ui.RightToLeft;
import app.tributary.ui.Sentence;
import app.tributary.ui.WrapPane;
import app.tributary.ui.welcome.TrialViewModel.Line;
import app.tributary.ui.welcome.TrialViewModel.Phase;
import app.tributary.ui.welcome.TrialViewModel.Shown;
import app.tributary.words.Words;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** What the test of an account showed: a line for each thing that was tried, and channels to add. */
final class TrialView extends VBox {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final int LONGEST_NAME = 40;

    private final Words words;
    private final Consumer<Suggestion> choose;
    private final AccountWord choosing;
    private final VBox lines = new VBox();
    private final WrapPane channels = new WrapPane(8, 8);
    private final Label offered;
    private Subscription watching = Subscription.EMPTY;

    /**
     * @param added names of channels that were chosen already
     * @param choosing what a button says that chooses a channel
     * @param choose what such a button does
     */
    TrialView(TrialViewModel model, ObservableValue<Set<String>> added, Words words, AccountWord choosing,
            Consumer<Suggestion> choose) {
        this.words = words;
        this.choose = choose;
        this.choosing = choosing;
        getStyleClass().add("trial");
        lines.getStyleClass().add("trial-lines");
        offered = new Label(words.of(AccountWord.SUGGESTED));
        offered.getStyleClass().add("field-name");
        getChildren().addAll(lines, offered, channels);
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null
                    ? Subscription.EMPTY
                    : Subscription.combine(
                            model.shownProperty().subscribe(shown -> show(shown, added.getValue())),
                            added.subscribe(names -> show(model.shownProperty().get(), names)));
        });
    }

    private void show(Shown shown, Set<String> added) {
        setVisible(!shown.lines().isEmpty() || !shown.channels().isEmpty());
        setManaged(isVisible());
        pseudoClassStateChanged(STALE, shown.phase() == Phase.STALE);
        lines.getChildren().setAll(shown.lines().stream().map(this::line).toList());
        channels.getChildren().setAll(shown.channels().stream().map(channel -> button(channel, added)).toList());
        for (var node : new Node[]{offered, channels}) {
            node.setVisible(!shown.channels().isEmpty());
            node.setManaged(node.isVisible());
        }
    }

    /** The sentence about all of it, for a place that is always in sight. */
    static Label summary(TrialViewModel model) {
        var summary = new Label();
        summary.getStyleClass().add("trial-summary");
        RightToLeft.wrap(summary);
        summary.setMinHeight(USE_PREF_SIZE);
        summary.textProperty().bind(model.shownProperty().map(Shown::summary));
        summary.visibleProperty().bind(summary.textProperty().isNotEmpty());
        summary.managedProperty().bind(summary.visibleProperty());
        return summary;
    }

    private Node line(Line line) {
        var mark = new Label(switch (line.verdict()) {
            case OK -> "✓";
            case MISSING -> "✗";
            case UNKNOWN -> "?";
        });
        mark.getStyleClass().addAll("mark", switch (line.verdict()) {
            case OK -> "mark-done";
            case MISSING -> "mark-failed";
            case UNKNOWN -> "mark-unknown";
        });
        mark.setMinWidth(USE_PREF_SIZE);
        var said = new VBox(text(line.what(), "label"));
        if (!line.why().isEmpty()) {
            said.getChildren().add(text(line.why(), "secondary"));
        }
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        var row = new HBox(mark, said);
        row.getStyleClass().add("trial-line");
        row.setAccessibleRole(AccessibleRole.TEXT);
        row.setAccessibleText(line.what() + ": " + words.of(verdict(line.verdict()))
                + (line.why().isEmpty() ? "" : ". " + line.why()));
        return row;
    }

    private static Label text(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        RightToLeft.wrap(label);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static AccountWord verdict(Verdict verdict) {
        return switch (verdict) {
            case OK -> AccountWord.VERDICT_OK;
            case MISSING -> AccountWord.VERDICT_MISSING;
            case UNKNOWN -> AccountWord.VERDICT_UNKNOWN;
        };
    }

    private Node button(Suggestion channel, Set<String> added) {
        String label = Sentence.oneLine(channel.label(), LONGEST_NAME);
        boolean there = added.contains(channel.name());
        var button = new Button(there ? "✓ " + words.of(AccountWord.ADDED, label) : words.of(choosing, label));
        button.getStyleClass().add("suggestion");
        button.setDisable(there);
        button.setOnAction(pressed -> choose.accept(channel));
        return button;
    }
}
