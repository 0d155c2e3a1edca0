package app.tributary.ui.header;

import app.tributary.chat.Channel;
import app.tributary.chat.RoomMode;
import app.tributary.ui.Amounts;
import app.tributary.ui.RightToLeft;
import app.tributary.ui.WrapPane;
import app.tributary.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Slow mode of one room: the usual intervals, one of one's own, and what became of the wish. */
final class SlowModeView extends VBox {
    private static final List<Duration> USUAL = List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(30),
            Duration.ofMinutes(2));

    private final List<ToggleButton> buttons = new ArrayList<>();
    private final Label now = new Label();
    private final Label news = new Label();
    private final Words words;
    private Subscription watching = Subscription.EMPTY;

    SlowModeView(RoomRulesViewModel model, Channel channel, Words words) {
        this.words = words;
        getStyleClass().add("slow-mode");
        var title = new Label(words.of(HeaderWord.SLOW_MODE));
        title.getStyleClass().add("section-title");
        now.getStyleClass().add("secondary");
        var head = new HBox(title, now);
        head.getStyleClass().add("panel-head");
        head.setAlignment(Pos.BASELINE_LEFT);
        var choices = new WrapPane(6, 6);
        for (var between : USUAL) {
            var button = new ToggleButton(label(between));
            button.setId("slow-" + between.toSeconds());
            button.setAccessibleText(words.of(HeaderWord.SLOW_MODE) + ": " + label(between));
            button.setOnAction(pressed -> {
                model.setSlow(channel, between);
                show(model.of(channel));
            });
            buttons.add(button);
            choices.getChildren().add(button);
        }
        var own = new TextField();
        own.setId("slow-own");
        own.setPromptText(words.of(HeaderWord.SLOW_OWN));
        own.setAccessibleText(words.of(HeaderWord.SLOW_MODE) + ": " + words.of(HeaderWord.SLOW_OWN));
        own.setOnAction(entered -> model.setSlow(channel, own.getText()));
        HBox.setHgrow(own, Priority.ALWAYS);
        var set = new Button(words.of(HeaderWord.SLOW_SET));
        set.setMinWidth(USE_PREF_SIZE);
        set.setOnAction(pressed -> model.setSlow(channel, own.getText()));
        var ownLine = new HBox(own, set);
        ownLine.getStyleClass().add("own-length");
        RightToLeft.wrap(news);
        news.setMinHeight(USE_PREF_SIZE);
        news.getStyleClass().add("news");
        getChildren().addAll(head, choices, ownLine, news);
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null
                    ? Subscription.EMPTY
                    : model.rulesProperty().subscribe(all -> show(model.of(channel)));
        });
    }

    private void show(RoomRulesViewModel.Rules rules) {
        Optional<Duration> between = rules.slow().map(slow -> slow.on() ? slow.between() : Duration.ZERO);
        boolean onWithoutTime = rules.slow().filter(RoomMode.Slow::on).filter(slow -> slow.between().isZero())
                .isPresent();
        for (int at = 0; at < USUAL.size(); at++) {
            buttons.get(at).setSelected(!onWithoutTime && between.equals(Optional.of(USUAL.get(at))));
            buttons.get(at).setDisable(rules.busy());
        }
        now.setText(onWithoutTime
                ? words.of(HeaderWord.SLOW_ON)
                : between.filter(time -> !USUAL.contains(time)).map(time -> Amounts.span(words, time)).orElse(""));
        news.setText(rules.news());
        news.setVisible(!rules.news().isEmpty());
        news.setManaged(!rules.news().isEmpty());
    }

    private String label(Duration between) {
        return between.isZero() ? words.of(HeaderWord.SLOW_OFF) : Amounts.span(words, between);
    }
}
