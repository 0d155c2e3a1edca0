package app.tributary.ui.feed;

import javafx.scene.control.Label;

/** A word beside a message, about it; rests the pointer on a shortened one, it tells the whole. FX thread only. */
final class ChipNode extends Label implements Hinted {
    private final String whole;

    ChipNode(RowContent.Piece.Chip chip) {
        super(chip.text());
        whole = chip.whole();
        getStyleClass().setAll("feed-chip");
    }

    @Override
    public String hint() {
        return whole;
    }
}
