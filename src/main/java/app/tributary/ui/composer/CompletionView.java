package app.tributary.ui.composer;

import app.tributary.words.Words;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The commands that the text may become, above the box. The keys stay in the box. */
final class CompletionView extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    /** More commands than this are only counted. */
    private static final int MOST = 12;

    private final Words words;
    private final Consumer<Completion.Entry> take;

    CompletionView(Words words, Consumer<Completion.Entry> take) {
        this.words = words;
        this.take = take;
        getStyleClass().add("completion");
        setAccessibleText(words.of(ComposerWord.COMMANDS));
        setManaged(false);
    }

    void show(Completion completion) {
        setVisible(completion.isOpen());
        getChildren().clear();
        int all = completion.entries().size();
        int first = Math.clamp(completion.chosen() - MOST / 2, 0, Math.max(0, all - MOST));
        for (int at = first; at < Math.min(all, first + MOST); at++) {
            getChildren().add(row(completion.entries().get(at), at == completion.chosen()));
        }
        if (all > MOST) {
            var more = new Label(words.of(ComposerWord.MORE, String.valueOf(all - MOST)));
            more.getStyleClass().addAll("secondary", "completion-more");
            getChildren().add(more);
        }
    }

    private HBox row(Completion.Entry entry, boolean chosen) {
        var usage = new Label(entry.usage());
        usage.getStyleClass().add("completion-usage");
        usage.setMinWidth(USE_PREF_SIZE);
        var help = new Label(entry.help());
        help.getStyleClass().add("secondary");
        var row = new HBox(usage, help);
        row.getStyleClass().add("completion-row");
        row.setAlignment(Pos.CENTER_LEFT);
        row.pseudoClassStateChanged(CHOSEN, chosen);
        row.setAccessibleText(usage.getText() + ": " + help.getText());
        row.setOnMousePressed(pressed -> {
            take.accept(entry);
            pressed.consume();
        });
        return row;
    }
}
