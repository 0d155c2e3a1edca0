package app.tributary.ui.feed;

import app.tributary.image.DecodedImage;
import java.nio.IntBuffer;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** A picture for the screen, still or moving, on the pixels of the decoded one. FX thread only. */
final class MovingPicture {
    private final List<Image> frames;
    private final long[] ends;

    MovingPicture(DecodedImage image) {
        frames = image.frames().stream().map(pixels -> frame(image.width(), image.height(), pixels)).toList();
        ends = new long[frames.size()];
        long end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += image.delays().get(i).toMillis();
            ends[i] = end;
        }
    }

    /** Width for each px of height. */
    double ratio() {
        return frames.getFirst().getWidth() / frames.getFirst().getHeight();
    }

    boolean isMoving() {
        return frames.size() > 1;
    }

    /** The frame to show so many milliseconds after the clock of all pictures began. */
    Image at(long millis) {
        long within = millis % Math.max(1, ends[ends.length - 1]);
        int i = 0;
        while (i < ends.length - 1 && within >= ends[i]) {
            i++;
        }
        return frames.get(i);
    }

    private static Image frame(int width, int height, int[] pixels) {
        return new WritableImage(
                new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
    }
}
