package app.tributary.ui.feed;

import app.tributary.image.EmojiIndex;
import app.tributary.ui.EmojiSheet;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;

/** One emoji of the sheet, at the size of the text around it. */
final class EmojiNode extends ImageView {
    private double base;

    EmojiNode() {
        super(EmojiSheet.sheet());
        setSmooth(true);
        getStyleClass().setAll("feed-emoji");
    }

    void show(RowContent.Piece.Emoji emoji, Faces faces) {
        double side = Math.round(RowLook.EMOJI * faces.scale());
        setViewport(new Rectangle2D(emoji.x() * EmojiIndex.CELL + 1.0, emoji.y() * EmojiIndex.CELL + 1.0,
                EmojiIndex.PICTURE, EmojiIndex.PICTURE));
        setFitWidth(side);
        setFitHeight(side);
        setAccessibleText(emoji.text());
        base = side / 2 + faces.middle();
    }

    @Override
    public double getBaselineOffset() {
        return base;
    }
}
