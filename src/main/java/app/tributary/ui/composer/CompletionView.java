package app.tributary.ui.composer;

import app.tributary.desk.SlashWord;
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

    private final Words words;
    private final Consumer<SlashWord> take;

    CompletionView(Words words, Consumer<SlashWord> take) {
        this.words = words;
        this.take = take;
        getStyleClass().add("completion");
        setAccessibleText(words.of(ComposerWord.COMMANDS));
        setManaged(false);
    }

    void show(Completion completion) {
        setVisible(completion.isOpen());
        getChildren().clear();
        for (int at = 0; at < completion.words().size(); at++) {
            getChildren().add(row(completion.words().get(at), at == completion.chosen()));
        }
    }

    private HBox row(SlashWord word, boolean chosen) {
        var usage = new Label(words.of(word.usage()));
        usage.getStyleClass().add("completion-usage");
        usage.setMinWidth(USE_PREF_SIZE);
        var help = new Label(words.of(word.help()));
        help.getStyleClass().add("secondary");
        var row = new HBox(usage, help);
        row.getStyleClass().add("completion-row");
        row.setAlignment(Pos.CENTER_LEFT);
        row.pseudoClassStateChanged(CHOSEN, chosen);
        row.setAccessibleText(usage.getText() + ": " + help.getText());
        row.setOnMousePressed(pressed -> {
            take.accept(word);
            pressed.consume();
        });
        return row;
    }
}
