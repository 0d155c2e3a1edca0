package app.tributary.ui.welcome;

import app.tributary.platform.PlatformCard;
import app.tributary.ui.PlatformDot;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** A choice of platforms, each with its dot and name. */
final class PlatformChoice extends ComboBox<PlatformCard> {
    PlatformChoice(List<PlatformCard> cards, ObjectProperty<PlatformCard> chosen) {
        getItems().setAll(cards);
        setCellFactory(list -> new PlatformCell());
        setButtonCell(new PlatformCell());
        valueProperty().bindBidirectional(chosen);
    }

    private static final class PlatformCell extends ListCell<PlatformCard> {
        @Override
        protected void updateItem(@Nullable PlatformCard card, boolean empty) {
            super.updateItem(card, empty);
            if (empty || card == null) {
                setText("");
                setGraphic(null);
            } else {
                setText(card.label());
                setGraphic(new PlatformDot(card.id()));
            }
        }
    }
}
