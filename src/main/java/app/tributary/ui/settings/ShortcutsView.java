package app.tributary.ui.settings;

import app.tributary.ui.FittingScroll;
import app.tributary.words.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The panel with every key that the console knows. */
public final class ShortcutsView extends VBox {
    /**
     * A key, as it is written on keyboards, and what it does.
     *
     * @param keys alternatives, with the main modifier as {@code *}, and that of the views' numbers as {@code ^}
     */
    private record Line(SettingsWord what, List<String> keys) {
        Line(SettingsWord what, String... keys) {
            this(what, List.of(keys));
        }
    }

    private static final List<Line> LINES = List.of(new Line(SettingsWord.KEY_FOCUS_COMPOSER, "*+K", "*+L"),
            new Line(SettingsWord.KEY_SEND, "Enter"), new Line(SettingsWord.KEY_NEW_LINE, "Shift+Enter"),
            new Line(SettingsWord.KEY_SEND_ALL, "*+Enter"), new Line(SettingsWord.KEY_TARGET, "*+1", "*+9"),
            new Line(SettingsWord.KEY_EARLIER, "↑"), new Line(SettingsWord.KEY_RECALL, "*+↑"),
            new Line(SettingsWord.KEY_AREAS, "F6"),
            new Line(SettingsWord.KEY_SIDEBAR, "F9"), new Line(SettingsWord.KEY_VIEW, "^1", "^9"),
            new Line(SettingsWord.KEY_NEXT_VIEW, "Ctrl+Tab"), new Line(SettingsWord.KEY_NEW_VIEW, "*+T"),
            new Line(SettingsWord.KEY_RENAME_VIEW, "F2"), new Line(SettingsWord.KEY_BESIDE, "*+Shift+S"),
            new Line(SettingsWord.KEY_FILTER, "*+Shift+F"), new Line(SettingsWord.KEY_REVEAL, "*+Shift+A"),
            new Line(SettingsWord.KEY_SEARCH, "*+F"), new Line(SettingsWord.KEY_NEXT_MATCH, "F3"),
            new Line(SettingsWord.KEY_NEWEST, "End"),
            new Line(SettingsWord.KEY_REPLY, "R", "Enter"), new Line(SettingsWord.KEY_EDIT, "E"),
            new Line(SettingsWord.KEY_PIN, "P"),
            new Line(SettingsWord.KEY_DELETE, "Delete"), new Line(SettingsWord.KEY_BACK, "Esc"),
            new Line(SettingsWord.KEY_SHORTCUTS, "F1"));

    /**
     * @param mac whether the main modifier is the command key
     * @param close takes the panel away
     */
    public ShortcutsView(Words words, boolean mac, Runnable close) {
        getStyleClass().addAll("form-panel", "shortcuts-panel");
        var title = new Label(words.of(SettingsWord.SHORTCUTS));
        title.getStyleClass().add("panel-title");
        var grid = new GridPane();
        grid.getStyleClass().add("shortcuts");
        int row = 0;
        for (var line : LINES) {
            var keys = new HBox();
            keys.getStyleClass().add("keys");
            keys.setAlignment(Pos.CENTER_RIGHT);
            for (var key : line.keys()) {
                var cap = new Label(key.replace("*", mac ? "⌘" : "Ctrl").replace("^", mac ? "⌃" : "Alt+"));
                cap.getStyleClass().add("key-cap");
                cap.setMinWidth(USE_PREF_SIZE);
                keys.getChildren().add(cap);
            }
            keys.setMinWidth(USE_PREF_SIZE);
            var what = new Label(words.of(line.what()));
            what.setWrapText(true);
            grid.addRow(row++, keys, what);
        }
        var done = new Button(words.of(SettingsWord.CLOSE));
        done.setOnAction(pressed -> close.run());
        done.setCancelButton(true);
        var buttons = new HBox(done);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(title, new FittingScroll(grid), buttons);
    }
}
