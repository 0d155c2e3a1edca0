package app.tributary.ui;

import app.tributary.image.EmojiIndex;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/**
 * The pictures of all emoji, one copy for all windows. Loaded in the background when the first is asked
 * for; until then a picture is an empty place of its final size. FX thread only.
 */
public final class EmojiSheet {
    private EmojiSheet() {}

    /** Holds the copy, so that it is loaded when it is needed and no sooner. */
    private static final class Sheet {
        private static final Image IMAGE = new Image(EmojiIndex.sheet().toExternalForm(), true);
    }

    /** Holds the index. */
    private static final class Index {
        private static final EmojiIndex EMOJI = EmojiIndex.load();
    }

    /** Where emoji are in a text. */
    public static EmojiIndex index() {
        return Index.EMOJI;
    }

    /** The whole sheet, for who shows parts of it by itself. */
    public static Image sheet() {
        return Sheet.IMAGE;
    }

    /** The picture of an emoji, with the given side in px. */
    public static ImageView picture(EmojiIndex.Run.Emoji emoji, double side) {
        var view = new ImageView(Sheet.IMAGE);
        view.setViewport(new Rectangle2D(emoji.x() * (double) EmojiIndex.CELL + 1,
                emoji.y() * (double) EmojiIndex.CELL + 1, EmojiIndex.PICTURE, EmojiIndex.PICTURE));
        view.setFitWidth(side);
        view.setFitHeight(side);
        view.setSmooth(true);
        view.setAccessibleText(emoji.name());
        return view;
    }
}
