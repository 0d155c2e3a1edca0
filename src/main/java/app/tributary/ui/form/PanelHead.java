package app.tributary.ui.form;

import app.tributary.chat.Channel;
import app.tributary.ui.PlatformDot;
import app.tributary.ui.RightToLeft;
import app.tributary.words.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The head of a panel: what it is, and in which channel. */
final class PanelHead extends HBox {
    PanelHead(String title, Channel channel, String where, Words words) {
        getStyleClass().add("panel-head");
        setAlignment(Pos.BASELINE_LEFT);
        var name = new Label(title);
        name.getStyleClass().add("panel-title");
        RightToLeft.wrap(name);
        name.setMinWidth(0);
        var place = new Label(words.of(FormWord.WHERE, where), new PlatformDot(channel.platform()));
        place.getStyleClass().add("secondary");
        place.setMinWidth(0);
        getChildren().addAll(name, place);
    }
}
