package app.tributary.ui.welcome;

import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A field whose text is dots until its owner wants to read it. */
final class SecretField extends HBox {
    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");

    private final PasswordField hidden = new PasswordField();

    /**
     * @param reveal what the button that shows the text is called
     * @param prompt what stands in it while it is empty
     */
    SecretField(StringProperty value, String reveal, String prompt) {
        getStyleClass().add("secret-field");
        setAlignment(Pos.CENTER_LEFT);
        var plain = new TextField();
        hidden.textProperty().bindBidirectional(value);
        plain.textProperty().bindBidirectional(value);
        hidden.setPromptText(prompt);
        plain.setPromptText(prompt);
        plain.accessibleTextProperty().bind(hidden.accessibleTextProperty());
        plain.setVisible(false);
        var both = new StackPane(hidden, plain);
        HBox.setHgrow(both, Priority.ALWAYS);
        var icon = new FontIcon(Feather.EYE);
        var show = new ToggleButton("", icon);
        show.getStyleClass().add("icon-button");
        show.setAccessibleText(reveal);
        show.selectedProperty().subscribe(shown -> {
            plain.setVisible(shown);
            hidden.setVisible(!shown);
            icon.setIconCode(shown ? Feather.EYE_OFF : Feather.EYE);
            pseudoClassStateChanged(SHOWN, shown);
        });
        getChildren().addAll(both, show);
    }

    /** The field that the keys go to at first. */
    PasswordField control() {
        return hidden;
    }
}
