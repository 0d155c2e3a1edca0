package app.tributary.ui.status;

import app.tributary.ui.ActionButton;
import app.tributary.ui.PlatformDot;
import app.tributary.words.Words;
import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;

/**
 * One line above the composer. It takes no room until something was said for the first time, and keeps it from
 * then on, so that the feed does not go up and down with everybody who types.
 */
public final class StatusView extends HBox {
    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");
    private static final int MOST = 3;

    private final Words words;
    private Subscription watching = Subscription.EMPTY;

    public StatusView(StatusViewModel model, Words words) {
        this.words = words;
        getStyleClass().add("status-line");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        setVisible(false);
        setManaged(false);
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null ? Subscription.EMPTY : model.linesProperty().subscribe(this::show);
        });
    }

    private void show(List<StatusViewModel.Line> lines) {
        if (!lines.isEmpty()) {
            setVisible(true);
            setManaged(true);
        }
        getChildren().clear();
        for (var line : lines.stream().limit(MOST).toList()) {
            var text = new Label(line.words());
            text.setMinWidth(0);
            text.setTooltip(ActionButton.hint(line.words()));
            text.pseudoClassStateChanged(TROUBLE, line.trouble());
            var entry = new HBox(new PlatformDot(line.channel().platform()), text);
            entry.getStyleClass().add("status-entry");
            entry.setAlignment(Pos.CENTER_LEFT);
            entry.setMinWidth(0);
            getChildren().add(entry);
        }
        if (lines.size() > MOST) {
            getChildren().add(new Label(words.of(StatusWord.AND_MORE, String.valueOf(lines.size() - MOST))));
        }
        setAccessibleText(words.of(StatusWord.STATUS) + ": "
                + lines.stream().map(StatusViewModel.Line::words).collect(Collectors.joining(". ")));
    }
}
