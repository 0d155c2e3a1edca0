package app.tributary.ui;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/**
 * A button for something that cannot always be done. When it is off it looks so and does nothing, but
 * stays reachable by key and pointer, so that everybody can read why: a disabled control has no tooltip.
 */
public final class ActionButton extends Button {
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final Duration SOON = Duration.millis(250);

    private Runnable action = () -> {};
    private Runnable refusal = () -> {};
    private Optional<String> off = Optional.empty();

    public ActionButton(String text) {
        super(text);
        getStyleClass().add("action");
        setOnAction(pressed -> {
            if (off.isEmpty()) {
                action.run();
            } else {
                refusal.run();
            }
        });
    }

    /** What a press does. */
    public void onPress(Runnable wanted) {
        action = wanted;
    }

    /** What a press does while it is off: it may show the reason, nothing else. */
    public void onRefusal(Runnable wanted) {
        refusal = wanted;
    }

    /**
     * Switches it.
     *
     * @param reason why it is off; empty: it is on
     * @param hint what its tooltip says while it is on, a shortcut for one; may be empty
     */
    public void setOff(Optional<String> reason, String hint) {
        off = reason;
        pseudoClassStateChanged(OFF, reason.isPresent());
        String said = reason.orElse(hint);
        setAccessibleHelp(said);
        if (said.isEmpty()) {
            setTooltip(null);
        } else if (getTooltip() == null) {
            setTooltip(hint(said));
        } else {
            getTooltip().setText(said);
        }
    }

    /** A tooltip as all of them are here: soon, wrapped. */
    public static Tooltip hint(String text) {
        var tooltip = new Tooltip(text);
        tooltip.setShowDelay(SOON);
        tooltip.textProperty().subscribe(said -> tooltip.setWrapText(said != null && !RightToLeft.isIn(said)));
        tooltip.setMaxWidth(360);
        return tooltip;
    }
}
