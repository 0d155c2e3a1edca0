package app.tributary.ui.feed;

import app.tributary.ui.EmojiSheet;
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
        }, () -> EmojiSheet.show(this, emoji.x(), emoji.y()));
        setAccessibleText(emoji.text());
        base = side / 2 + kit.faces.middle();
    }

    @Override
    public double getBaselineOffset() {
        return base;
    }
}
