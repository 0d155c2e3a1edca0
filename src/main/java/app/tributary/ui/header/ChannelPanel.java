package app.tributary.ui.header;

import app.tributary.ui.ActionButton;
import app.tributary.ui.PlatformDot;
import app.tributary.words.Words;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** What a chip opens: how the channel stands in whole sentences, and the one thing that may mend it. */
final class ChannelPanel extends VBox {
    private Subscription watching = Subscription.EMPTY;

    ChannelPanel(ChannelChip chip, Words words, Consumer<ChannelChip> tryNow) {
        getStyleClass().add("channel-panel");
        var channel = chip.listed().channel();
        var title = new Label(chip.listed().label());
        title.getStyleClass().add("panel-title");
        var address = new Label(channel.toString());
        address.getStyleClass().add("secondary");
        var head = new HBox(new PlatformDot(channel.platform()), title, address);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("panel-head");
        var state = new Label();
        state.setWrapText(true);
        var viewers = new Label();
        viewers.getStyleClass().add("secondary");
        var retry = new ActionButton(words.of(HeaderWord.TRY_NOW));
        retry.onPress(() -> tryNow.accept(chip));
        getChildren().addAll(head, state, viewers, retry);
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null
                    ? Subscription.EMPTY
                    : Subscription.combine(chip.healthProperty().subscribe(health -> {
                        state.setText(health.whole());
                        retry.setVisible(health.mendable());
                        retry.setManaged(health.mendable());
                    }), chip.viewersProperty().subscribe(
                            count -> viewers.setText(ChipView.viewersInWords(words, count))));
        });
    }
}
