package app.tributary.ui;

import app.tributary.image.EmojiIndex;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;

/**
 * The pictures of all emoji, for all windows. The row of the sheet that has a picture is loaded in the background
 * when it is asked for; until then the picture is an empty place of its final size. All rows would be 17 MB: none of
 * them stays, only the pictures that were cut out of them. FX thread only.
 */
public final class EmojiSheet {
    private static final int PICTURES = 512;
    private static final Map<Integer, Image> CUT = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Image> eldest) {
            return size() > PICTURES;
        }
    };
    private static final Map<Integer, Row> LOADING = new HashMap<>();

    /** A row on its way, and the columns of it that are asked for. */
    private record Row(Image image, Set<Integer> wanted) {}

    private EmojiSheet() {}

    /** Holds the index. */
    private static final class Index {
        private static final EmojiIndex EMOJI = EmojiIndex.load();
    }

    /** Where emoji are in a text. */
    public static EmojiIndex index() {
        return Index.EMOJI;
    }

    /** The picture of a cell in its own size, {@link EmojiIndex#PICTURE} px; empty while it is on its way. */
    public static Optional<Image> ready(int x, int y) {
        var known = CUT.get(cell(x, y));
        if (known == null) {
            loading(y).wanted().add(x);
        }
        return Optional.ofNullable(known);
    }

    /** Shows the picture of a cell, as soon as it is there. */
    public static void show(ImageView view, int x, int y) {
        view.setSmooth(true);
        ready(x, y).ifPresentOrElse(picture -> {
            view.setViewport(null);
            view.setImage(picture);
        }, () -> {
            view.setImage(loading(y).image());
            view.setViewport(new Rectangle2D(x * EmojiIndex.CELL + 1.0, 1, EmojiIndex.PICTURE, EmojiIndex.PICTURE));
        });
    }

    /** The picture of an emoji, with the given side in px. */
    public static ImageView picture(EmojiIndex.Run.Emoji emoji, double side) {
        var view = new ImageView();
        show(view, emoji.x(), emoji.y());
        view.setFitWidth(side);
        view.setFitHeight(side);
        view.setAccessibleText(emoji.name());
        return view;
    }

    private static Row loading(int y) {
        var before = LOADING.get(y);
        if (before != null) {
            return before;
        }
        var row = new Row(new Image(EmojiIndex.row(y).toExternalForm(), true), new HashSet<>());
        LOADING.put(y, row);
        row.image().progressProperty().addListener(progress -> {
            // a row that cannot be read stays here: it is not tried again
            if (row.image().getProgress() >= 1 && !row.image().isError() && LOADING.remove(y, row)) {
                row.wanted().forEach(x -> CUT.put(cell(x, y), cut(row.image(), x)));
            }
        });
        return row;
    }

    private static Image cut(Image row, int x) {
        return new WritableImage(row.getPixelReader(), x * EmojiIndex.CELL + 1, 1, EmojiIndex.PICTURE,
                EmojiIndex.PICTURE);
    }

    private static int cell(int x, int y) {
        return y << 16 | x;
    }
}
