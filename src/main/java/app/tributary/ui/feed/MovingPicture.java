package app.tributary.ui.feed;

import app.tributary.image.DecodedImage;
import java.util.Arrays;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/** A picture for the screen, still or moving, in the size in which it was last shown. FX thread only. */
final class MovingPicture {
    private final DecodedImage image;
    private final @Nullable Image[] frames;
    private final long[] ends;
    private int shownWidth;
    private int shownHeight;

    MovingPicture(DecodedImage image) {
        this.image = image;
        frames = new @Nullable Image[image.frames().size()];
        ends = new long[frames.length];
        long end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += image.delays().get(i).toMillis();
            ends[i] = end;
        }
    }

    /** Width for each px of height. */
    double ratio() {
        return (double) image.width() / image.height();
    }

    boolean isMoving() {
        return frames.length > 1;
    }

    /**
     * The frame to show so many milliseconds after the clock of all pictures began.
     *
     * @param width on the screen, in its own px; a smaller picture than that stays as it is
     * @param height the same
     */
    Image at(long millis, int width, int height) {
        if (width != shownWidth || height != shownHeight) {
            shownWidth = width;
            shownHeight = height;
            Arrays.fill(frames, null);
        }
        int index = indexAt(millis);
        var known = frames[index];
        if (known == null) {
            known = frame(image.frames().get(index), width, height);
            frames[index] = known;
        }
        return known;
    }

    private Image frame(int[] pixels, int width, int height) {
        return width < image.width() && height < image.height()
                ? Shrinking.picture(image.width(), image.height(), pixels, width, height)
                : Shrinking.picture(image.width(), image.height(), pixels);
    }

    private int indexAt(long millis) {
        long within = millis % Math.max(1, ends[ends.length - 1]);
        int i = 0;
        while (i < ends.length - 1 && within >= ends[i]) {
            i++;
        }
        return i;
    }
}
