package app.tributary.ui.console;

import app.tributary.ui.RightToLeft;
import app.tributary.words.Words;
import java.net.URI;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What stands between a link of a stranger and the browser: where it really leads. */
final class LinkPanel extends VBox {
    LinkPanel(URI target, Words words, Runnable open, Runnable close) {
        getStyleClass().add("form-panel");
        var title = new Label(words.of(ConsoleWord.LINK_TITLE));
        title.getStyleClass().add("panel-title");
        // Only ASCII: letters of other scripts that look like Latin ones show as what they are.
        var address = new Label(target.toASCIIString());
        address.getStyleClass().add("link-address");
        RightToLeft.wrap(address);
        address.setMinHeight(USE_PREF_SIZE);
        var warning = new Label(words.of(ConsoleWord.LINK_WARNING));
        warning.getStyleClass().add("secondary");
        RightToLeft.wrap(warning);
        var copy = new Button(words.of(ConsoleWord.LINK_COPY));
        copy.setOnAction(pressed -> {
            var content = new ClipboardContent();
            content.putString(target.toASCIIString());
            Clipboard.getSystemClipboard().setContent(content);
            close.run();
        });
        var cancel = new Button(words.of(ConsoleWord.LINK_CANCEL));
        cancel.setOnAction(pressed -> close.run());
        var go = new Button(words.of(ConsoleWord.LINK_OPEN));
        go.getStyleClass().add("accent");
        go.setOnAction(pressed -> {
            close.run();
            open.run();
        });
        var buttons = new HBox(cancel, copy, go);
        buttons.getStyleClass().add("buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(title, address, warning, buttons);
    }
}
