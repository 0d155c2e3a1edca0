package app.tributary.ui.welcome;

import app.tributary.words.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The way in through the browser: the button, the page that is open there, the wait for it. */
final class SignInView extends VBox {
    private Subscription watching = Subscription.EMPTY;

    SignInView(SignInViewModel model, Words words, Runnable begin) {
        getStyleClass().add("field");
        var button = new Button(words.of(AccountWord.SIGN_IN), new FontIcon(Feather.EXTERNAL_LINK));
        button.setId("sign-in");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(pressed -> begin.run());
        var said = FormPanel.note("");
        var address = new TextField();
        address.setEditable(false);
        address.setId("sign-in-page");
        address.setAccessibleText(words.of(AccountWord.SIGN_IN));
        HBox.setHgrow(address, Priority.ALWAYS);
        var copy = new Button(words.of(AccountWord.COPY_ADDRESS), new FontIcon(Feather.COPY));
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(pressed -> {
            var content = new ClipboardContent();
            content.putString(address.getText());
            Clipboard.getSystemClipboard().setContent(content);
        });
        var page = new HBox(address, copy);
        page.getStyleClass().add("buttons");
        page.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(button, said, page);
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null ? Subscription.EMPTY : model.stateProperty().subscribe(state -> {
                button.setDisable(state.waiting());
                show(said, state.words());
                address.setText(state.page().map(Object::toString).orElse(""));
                page.setVisible(state.page().isPresent());
                page.setManaged(page.isVisible());
            });
        });
    }

    private static void show(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }
}
