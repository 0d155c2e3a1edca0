package app.tributary.ui.feed;

import app.tributary.image.EmojiIndex;
import app.tributary.ui.EmojiSheet;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;

/** One emoji of the sheet, at the size of the text around it. */
final class EmojiNode extends ImageView {
    private double base;

    void show(RowContent.Piece.Emoji emoji, RowKit kit) {
        double side = kit.emoji.side();
        setFitWidth(side);
        setFitHeight(side);
        kit.emoji.ready(emoji.x(), emoji.y()).ifPresentOrElse(small -> {
            setSmooth(false);
            setViewport(null);
            setImage(small);
        }, () -> {
            setSmooth(true);
            setImage(EmojiSheet.sheet());
            setViewport(new Rectangle2D(emoji.x() * EmojiIndex.CELL + 1.0, emoji.y() * EmojiIndex.CELL + 1.0,
                    EmojiIndex.PICTURE, EmojiIndex.PICTURE));
        });
        setAccessibleText(emoji.text());
        base = side / 2 + kit.faces.middle();
    }

    @Override
    public double getBaselineOffset() {
        return base;
    }
}
