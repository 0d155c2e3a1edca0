package app.tributary.ui.composer;

import app.tributary.chat.Target;
import app.tributary.ui.ActionButton;
import app.tributary.ui.CarefulMark;
import app.tributary.ui.PlatformDot;
import app.tributary.words.Words;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/**
 * A target that a press switches on or off. One that cannot be written to stays where it is, struck
 * through, and says why to whoever points at it or comes to it by key.
 */
final class TargetChipView extends Button {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    private final Target target;
    private final Words words;
    private final String key;
    private final Tooltip hint = ActionButton.hint("");

    /**
     * A chip for a target.
     *
     * @param key the keys that switch it; empty where there are none
     */
    TargetChipView(TargetChip chip, Words words, String key, Consumer<Target> toggle) {
        this.words = words;
        this.key = key;
        target = chip.target();
        getStyleClass().setAll("chip", "target-chip", PlatformDot.styleClass(chip.platform()));
        var graphic = new HBox(new PlatformDot(chip.platform()));
        chip.careful().ifPresent(word -> {
            // the mark comes after the name, so the name is part of the picture here
            var name = new Label();
            name.getStyleClass().add("chip-name");
            name.textProperty().bind(textProperty());
            graphic.getChildren().addAll(name, new CarefulMark(word));
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        });
        graphic.getStyleClass().add("chip-content");
        graphic.setAlignment(Pos.CENTER_LEFT);
        setGraphic(graphic);
        setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        setTooltip(hint);
        setMinWidth(USE_PREF_SIZE);
        setOnAction(pressed -> toggle.accept(target));
        show(chip);
    }

    Target target() {
        return target;
    }

    void show(TargetChip chip) {
        setText(chip.label());
        pseudoClassStateChanged(CHOSEN, chip.chosen());
        pseudoClassStateChanged(OFF, chip.off().isPresent());
        String state = chip.off().map(why -> words.of(ComposerWord.TARGET_UNAVAILABLE, chip.label(), why))
                .orElseGet(() -> words.of(chip.chosen() ? ComposerWord.TARGET_ON : ComposerWord.TARGET_OFF,
                        chip.label()));
        String whole = state
                + chip.careful().map(word -> "\n" + words.of(ComposerWord.TARGET_CAREFUL, word)).orElse("");
        setAccessibleText(whole);
        hint.setText(key.isEmpty() || chip.off().isPresent()
                ? whole
                : whole + "\n" + words.of(ComposerWord.TARGET_KEY, key));
    }
}
