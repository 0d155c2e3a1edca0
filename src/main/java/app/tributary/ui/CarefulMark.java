package app.tributary.ui;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The mark of a place at which everything counts for real: a sign and the name of the place. */
public final class CarefulMark extends Label {
    /** @param word what the place is called: {@code production} */
    public CarefulMark(String word) {
        super(word, new FontIcon(Feather.ALERT_TRIANGLE));
        getStyleClass().addAll("careful-mark", "small-icon");
        setMinWidth(USE_PREF_SIZE);
    }

    /** With little room: the sign alone. */
    public void setCompact(boolean compact) {
        setContentDisplay(
                compact ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    }
}
