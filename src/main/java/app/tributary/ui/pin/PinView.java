package app.tributary.ui.pin;

import app.tributary.ui.ActionButton;
import app.tributary.ui.ChatText;
import app.tributary.ui.PlatformDot;
import app.tributary.ui.RightToLeft;
import app.tributary.ui.Sentence;
import app.tributary.words.Words;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The banner: the newest pin, and on demand all of them. Nothing is there while nothing is pinned. */
public final class PinView extends VBox {
    private static final int LONGEST_HINT = 600;

    private final PinViewModel model;
    private final Words words;
    private final VBox rows = new VBox();
    private final ToggleButton all = new ToggleButton();
    private final BooleanProperty narrow = new SimpleBooleanProperty();
    private final Tooltip allHint = ActionButton.hint("");
    private Subscription watching = Subscription.EMPTY;
    private List<PinnedMessage> shown = List.of();

    public PinView(PinViewModel model, Words words) {
        this.model = model;
        this.words = words;
        getStyleClass().add("pin-banner");
        setAccessibleText(words.of(PinWord.BANNER));
        rows.getStyleClass().add("pin-rows");
        all.getStyleClass().addAll("link", "pin-more");
        all.selectedProperty().subscribe((before, now) -> show(shown));
        getChildren().add(rows);
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null
                    ? Subscription.EMPTY
                    : Subscription.combine(model.pinsProperty().subscribe(this::show),
                            narrow.subscribe((before, now) -> show(shown)));
        });
    }

    /** Whether there is little room. */
    public BooleanProperty narrowProperty() {
        return narrow;
    }

    private void show(List<PinnedMessage> pins) {
        shown = pins;
        setVisible(!pins.isEmpty());
        setManaged(!pins.isEmpty());
        int many = all.isSelected() ? pins.size() : Math.min(1, pins.size());
        String wording = all.isSelected()
                ? words.of(PinWord.LESS)
                : words.of(PinWord.MORE, String.valueOf(pins.size()));
        all.setText(narrow.get() ? String.valueOf(pins.size()) : wording);
        all.setGraphic(narrow.get()
                ? new FontIcon(all.isSelected() ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN)
                : null);
        all.setContentDisplay(ContentDisplay.RIGHT);
        all.setAccessibleText(wording);
        allHint.setText(wording);
        all.setTooltip(narrow.get() ? allHint : null);
        var next = pins.stream().limit(many)
                .map(pinned -> row(pinned, pinned.equals(pins.getFirst()) && pins.size() > 1))
                .toList();
        boolean hadFocus = all.isFocused();
        rows.getChildren().setAll(next);
        if (hadFocus) {
            all.requestFocus();
        }
    }

    private Node row(PinnedMessage pinned, boolean leadsToAll) {
        var stripe = new Region();
        stripe.getStyleClass().add("stripe");
        var text = new ChatText(2);
        text.show(pinned.pin().text());
        text.getStyleClass().add("pin-text");
        Tooltip.install(text, ActionButton.hint(Sentence.oneLine(pinned.pin().text(), LONGEST_HINT)));
        var icon = new FontIcon(Feather.BOOKMARK);
        icon.getStyleClass().add("pin-icon");
        var line = new HBox(icon, text);
        line.getStyleClass().add("pin-line");
        HBox.setHgrow(text, Priority.ALWAYS);
        var about = new Label(pinned.about());
        about.getStyleClass().add("secondary");
        about.setMinWidth(0);
        RightToLeft.wrap(about);
        var said = new VBox(line, about);
        said.getStyleClass().add("pin-said");
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMinWidth(0);
        if (!pinned.trouble().isEmpty()) {
            var trouble = new Label(pinned.trouble());
            trouble.getStyleClass().add("problem");
            RightToLeft.wrap(trouble);
            said.getChildren().add(trouble);
        }

        var unpin = new ActionButton(words.of(pinned.busy() ? PinWord.UNPINNING : PinWord.UNPIN));
        unpin.setOff(pinned.off(), words.of(PinWord.UNPIN_HELP));
        unpin.setAccessibleText(words.of(PinWord.UNPIN) + ": " + pinned.pin().text());
        unpin.setDisable(pinned.busy());
        unpin.setMinWidth(USE_PREF_SIZE);
        unpin.onPress(() -> model.unpin(pinned));
        var row = new HBox(stripe, said);
        if (leadsToAll) {
            all.setMinWidth(USE_PREF_SIZE);
            row.getChildren().add(all);
        }
        row.getChildren().add(unpin);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("pin-row", PlatformDot.styleClass(pinned.pin().message().channel().platform()));
        return row;
    }
}
