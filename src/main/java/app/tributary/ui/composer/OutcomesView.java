package app.tributary.ui.composer;

import app.tributary.ui.ActionButton;
import app.tributary.ui.ChatText;
import app.tributary.ui.Sentence;
import app.tributary.ui.WrapPane;
import app.tributary.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What became of the last texts, a line each, with the links that mend what went wrong. */
final class OutcomesView extends VBox {
    /** More lines than this are only counted. */
    private static final int MOST_LINES = 3;
    private static final int EXCERPT = 40;

    private final ComposerViewModel model;
    private final Words words;
    private Subscription watching = Subscription.EMPTY;

    /** The lines of a composer; the box being empty decides whether a text can be put back. */
    OutcomesView(ComposerViewModel model, Words words) {
        this.model = model;
        this.words = words;
        getStyleClass().add("outcomes");
        ObservableValue<Boolean> empty = model.textProperty().map(String::isBlank);
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null
                    ? Subscription.EMPTY
                    : Subscription.combine(model.outcomes().linesProperty().subscribe(lines -> show()),
                            empty.subscribe(blank -> show()));
        });
    }

    private void show() {
        var lines = model.outcomes().linesProperty().get();
        setVisible(!lines.isEmpty());
        setManaged(!lines.isEmpty());
        getChildren().setAll(lines.stream().limit(MOST_LINES).map(line -> row(line, lines.size() > 1)).toList());
        if (lines.size() > MOST_LINES) {
            getChildren().add(quiet(words.of(ComposerWord.MORE, String.valueOf(lines.size() - MOST_LINES))));
        }
    }

    private Node row(OutcomeLine line, boolean oneOfSeveral) {
        var pane = new WrapPane(12, 2);
        HBox.setHgrow(pane, Priority.ALWAYS);
        var parts = pane.getChildren();
        if (line.leftBehind()) {
            parts.add(quiet(words.of(ComposerWord.RESTORED)));
        }
        parts.add(oneOfSeveral || line.leftBehind()
                ? excerpt(line.text())
                : quiet(words.of(ComposerWord.LAST)));
        line.copies().forEach(copy -> addCopy(line, copy, parts));
        addLinks(line, parts);
        var row = new HBox(pane);
        row.getStyleClass().add("outcome");
        row.setAlignment(Pos.TOP_LEFT);
        if (!line.underWay()) {
            var away = new Button("", new FontIcon(Feather.X));
            away.getStyleClass().addAll("icon-button", "small-icon");
            away.setAccessibleText(words.of(ComposerWord.DISMISS));
            away.setTooltip(ActionButton.hint(words.of(ComposerWord.DISMISS)));
            away.setOnAction(pressed -> model.outcomes().dismiss(line));
            row.getChildren().add(away);
        }
        return row;
    }

    private void addCopy(OutcomeLine line, OutcomeLine.Copy copy, List<Node> parts) {
        var sign = new Label(copy.mark().sign());
        sign.getStyleClass().addAll("mark", "mark-" + copy.mark().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        var said = new Label(copy.mark() == OutcomeLine.Mark.DONE || copy.mark() == OutcomeLine.Mark.UNDER_WAY
                ? copy.label() + " " + copy.brief()
                : copy.label() + ": " + copy.brief());
        said.setTooltip(ActionButton.hint(said.getText()));
        said.setMinWidth(0);
        said.setMaxWidth(640);
        var part = new HBox(sign, said);
        part.getStyleClass().add("outcome-copy");
        part.setAlignment(Pos.CENTER_LEFT);
        part.setAccessibleText(said.getText());
        parts.add(part);
        if (copy.mark() == OutcomeLine.Mark.UNKNOWN) {
            parts.add(link(words.of(ComposerWord.ARRIVED), words.of(ComposerWord.ARRIVED_HELP, copy.label()),
                    () -> model.outcomes().settle(line, copy.target(), true)));
            parts.add(link(words.of(ComposerWord.NOT_ARRIVED), words.of(ComposerWord.NOT_ARRIVED_HELP, copy.label()),
                    () -> model.outcomes().settle(line, copy.target(), false)));
        }
    }

    private void addLinks(OutcomeLine line, List<Node> parts) {
        if (line.underWay() || line.arrived()) {
            return;
        }
        if (!line.retryable().isEmpty()) {
            String where = line.retryable().stream().map(model.targets()::label).collect(Collectors.joining(", "));
            String what = words.of(ComposerWord.SEND_AGAIN, where);
            parts.add(link(what, what, () -> model.outcomes().sendAgain(line)));
        }
        if (model.textProperty().get().isBlank()) {
            String what = words.of(ComposerWord.PUT_BACK);
            parts.add(link(what, what, () -> model.putBack(line)));
        }
    }

    private static Hyperlink link(String text, String help, Runnable action) {
        var link = new Hyperlink(text);
        link.getStyleClass().add("outcome-link");
        link.setAccessibleHelp(help);
        link.setTooltip(ActionButton.hint(help));
        link.setOnAction(pressed -> action.run());
        link.setVisited(false);
        return link;
    }

    private static ChatText excerpt(String text) {
        var excerpt = new ChatText(1);
        excerpt.show("“" + Sentence.oneLine(text, EXCERPT) + "”");
        excerpt.getStyleClass().add("excerpt");
        return excerpt;
    }

    private static Label quiet(String text) {
        var label = new Label(text);
        label.getStyleClass().add("secondary");
        return label;
    }
}
