package app.tributary.ui.console;

import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the menu button opens: a list of things to open. */
final class MenuPanel extends VBox {
    MenuPanel() {
        getStyleClass().add("menu-panel");
    }

    /** Adds a line. */
    MenuPanel with(Feather icon, String id, String text, Runnable action) {
        var line = new Button(text, new FontIcon(icon));
        line.setId("menu-" + id);
        line.getStyleClass().addAll("flat", "menu-line");
        line.setMaxWidth(Double.MAX_VALUE);
        line.setOnAction(pressed -> action.run());
        getChildren().add(line);
        return this;
    }
}
