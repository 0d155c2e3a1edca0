package app.tributary.ui.feed;

import app.tributary.image.EmojiIndex;
import app.tributary.ui.EmojiSheet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/** The emoji in the size in which rows show them, cut out of the sheet one by one. FX thread only. */
final class EmojiPictures {
    private static final int MOST = 600;

    private final double side;
    private final int sidePx;
    private final Map<Integer, Image> cut = new HashMap<>();

    /** @param outputScale px of the screen for one of ours */
    EmojiPictures(Faces faces, double outputScale) {
        side = Math.round(RowLook.EMOJI * faces.scale());
        sidePx = (int) Math.rint(side * outputScale);
    }

    /** How wide and high an emoji is, in px. */
    double side() {
        return side;
    }

    /** The picture of a cell of the sheet; empty while it is on its way, or too coarse to be made smaller. */
    Optional<Image> ready(int x, int y) {
        if (sidePx >= EmojiIndex.PICTURE) {
            return Optional.empty();
        }
        if (cut.size() > MOST) {
            cut.clear();
        }
        int cell = y << 16 | x;
        var known = cut.get(cell);
        return known != null ? Optional.of(known) : EmojiSheet.ready(x, y).map(whole -> {
            var small = small(whole);
            cut.put(cell, small);
            return small;
        });
    }

    private Image small(Image picture) {
        int whole = EmojiIndex.PICTURE;
        var pixels = new int[whole * whole];
        picture.getPixelReader().getPixels(0, 0, whole, whole, PixelFormat.getIntArgbPreInstance(), pixels, 0, whole);
        return Shrinking.picture(whole, whole, pixels, sidePx, sidePx);
    }
}
