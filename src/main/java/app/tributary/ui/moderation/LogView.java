package app.tributary.ui.moderation;

import app.tributary.ui.ActionButton;
import app.tributary.ui.ChatText;
import app.tributary.ui.RightToLeft;
import app.tributary.words.Words;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** What was done lately: a sign, what, to what, where, and why it did not work where it did not. */
final class LogView extends VBox {
    private static final double LETTERS = 12;

    private final Words words;
    private final DateTimeFormatter time;

    LogView(Words words, DateTimeFormatter time) {
        this.words = words;
        this.time = time;
        getStyleClass().add("log");
    }

    void show(List<LogLine> lines) {
        if (lines.isEmpty()) {
            var nothing = new Label(words.of(ModerationWord.LOG_EMPTY));
            nothing.getStyleClass().add("secondary");
            nothing.setWrapText(true);
            getChildren().setAll(nothing);
        } else {
            getChildren().setAll(lines.stream().map(this::line).toList());
        }
    }

    private static void add(TextFlow line, String words, String style) {
        for (String part : RightToLeft.isIn(words) ? RightToLeft.apart(words, LETTERS) : List.of(words)) {
            var text = new Text(part);
            text.getStyleClass().add(style);
            line.getChildren().add(text);
        }
    }

    private HBox line(LogLine line) {
        var sign = new Label(line.mark().sign());
        sign.getStyleClass().addAll("mark", "mark-" + line.mark().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        sign.setMinWidth(USE_PREF_SIZE);
        var said = new TextFlow();
        add(said, line.what() + " ", "strong");
        ChatText.pieces((line.about().isEmpty() ? "" : line.about() + " · ") + line.where(), LETTERS).forEach(piece -> {
            piece.getStyleClass().add("dim");
            said.getChildren().add(piece);
        });
        if (!line.why().isEmpty()) {
            add(said, " · " + line.why(), "dim");
        }
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        var row = new HBox(sign, said);
        row.getStyleClass().add("log-line");
        String at = time.format(line.at());
        row.setAccessibleText(at + ": " + line.what() + " " + line.about() + ", " + line.where() + ". " + line.why());
        Tooltip.install(row, ActionButton.hint(at));
        return row;
    }
}
