package app.tributary.ui.header;

import app.tributary.ui.ActionButton;
import app.tributary.ui.FittingScroll;
import app.tributary.ui.PlatformDot;
import app.tributary.ui.RightToLeft;
import app.tributary.ui.WrapPane;
import app.tributary.ui.form.OfferedAction;
import app.tributary.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What a chip opens: how the channel stands in whole sentences, the one thing that may mend it, the rules of
 * the room, and what its platform alone can do.
 */
final class ChannelPanel extends VBox {
    private Subscription watching = Subscription.EMPTY;

    /**
     * What can be done about a channel.
     *
     * @param tryNow tries the connection again
     * @param rules of its room
     * @param own what its platform alone can do
     * @param start starts one of these
     * @param signIn opens the account, where its sign-in can be renewed
     */
    record Deeds(Consumer<ChannelChip> tryNow, RoomRulesViewModel rules, List<OfferedAction> own,
            Consumer<OfferedAction> start, Optional<Runnable> signIn) {
        Deeds {
            own = List.copyOf(own);
        }
    }

    ChannelPanel(ChannelChip chip, Words words, Deeds deeds) {
        getStyleClass().add("channel-panel");
        var channel = chip.listed().channel();
        var title = new Label(chip.listed().label());
        title.getStyleClass().add("panel-title");
        var address = new Label(channel.toString());
        address.getStyleClass().add("secondary");
        // the name is what people know it by: the long id gives way, not the name
        address.setMinWidth(0);
        title.setMinWidth(Region.USE_PREF_SIZE);
        title.setMaxWidth(200);
        var head = new HBox(new PlatformDot(channel.platform()), title, address);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("panel-head");
        var state = new Label();
        RightToLeft.wrap(state);
        var viewers = new Label();
        viewers.getStyleClass().add("secondary");
        var retry = new ActionButton(words.of(HeaderWord.TRY_NOW));
        retry.onPress(() -> deeds.tryNow().accept(chip));
        var again = new Button(words.of(HeaderWord.SIGN_IN_AGAIN));
        again.setId("sign-in-again");
        again.getStyleClass().add("accent");
        again.setOnAction(pressed -> deeds.signIn().ifPresent(Runnable::run));
        var ways = new WrapPane(8, 8);
        ways.getChildren().addAll(again, retry);
        var parts = new VBox(head, state);
        parts.getStyleClass().add("channel-parts");
        chip.listed().careful().map(word -> careful(words.of(HeaderWord.CAREFUL, word)))
                .ifPresent(parts.getChildren()::add);
        parts.getChildren().addAll(viewers, ways);
        if (deeds.rules().canBeSet(channel)) {
            parts.getChildren().add(new SlowModeView(deeds.rules(), channel, words));
        }
        if (!deeds.own().isEmpty()) {
            parts.getChildren().add(own(words, deeds));
        }
        var scroll = new FittingScroll(parts);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null
                    ? Subscription.EMPTY
                    : Subscription.combine(chip.healthProperty().subscribe(health -> {
                        state.setText(health.whole());
                        retry.setVisible(health.mendable());
                        retry.setManaged(health.mendable());
                        again.setVisible(health.signIn() && deeds.signIn().isPresent());
                        again.setManaged(again.isVisible());
                        ways.setManaged(retry.isVisible() || again.isVisible());
                    }), chip.viewersProperty().subscribe(
                            count -> viewers.setText(ChipView.viewersInWords(words, count))));
        });
    }

    private static VBox own(Words words, Deeds deeds) {
        var title = new Label(words.of(HeaderWord.ACTIONS));
        title.getStyleClass().add("section-title");
        var list = new VBox(title);
        list.getStyleClass().add("own-actions");
        for (var offered : deeds.own()) {
            var line = new ActionButton(offered.label());
            line.setId("own-" + offered.action().id());
            line.getStyleClass().addAll("flat", "menu-line");
            line.setMaxWidth(Double.MAX_VALUE);
            line.setOff(offered.off(), offered.hint());
            line.onPress(() -> deeds.start().accept(offered));
            list.getChildren().add(line);
        }
        return list;
    }

    private static Label careful(String sentence) {
        var note = new Label(sentence, new FontIcon(Feather.ALERT_TRIANGLE));
        note.getStyleClass().add("careful-note");
        RightToLeft.wrap(note);
        return note;
    }
}
