package app.tributary.ui.composer;

import app.tributary.chat.Target;
import app.tributary.ui.ActionButton;
import app.tributary.ui.PlatformDot;
import app.tributary.words.Words;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

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
        setGraphic(new PlatformDot(chip.platform()));
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
        setAccessibleText(state);
        hint.setText(key.isEmpty() || chip.off().isPresent()
                ? state
                : state + "\n" + words.of(ComposerWord.TARGET_KEY, key));
    }
}
