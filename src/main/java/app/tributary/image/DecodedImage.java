package app.tributary.image;

import java.time.Duration;
import java.util.List;

/**
 * A picture as frames of pixels, ready to be shown. Immutable by agreement: nobody writes into the
 * arrays. Any thread.
 */
public final class DecodedImage {
    private final int width;
    private final int height;
    private final List<int[]> frames;
    private final List<Duration> delays;

    /**
     * @param width in px
     * @param height in px
     * @param frames at least one; each {@code width * height} pixels, ARGB with premultiplied alpha
     * @param delays how long each frame is shown, as many as frames
     */
    DecodedImage(int width, int height, List<int[]> frames, List<Duration> delays) {
        this.width = width;
        this.height = height;
        this.frames = List.copyOf(frames);
        this.delays = List.copyOf(delays);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Pixels of each frame, row by row, ARGB with premultiplied alpha; not to be written into. */
    public List<int[]> frames() {
        return frames;
    }

    /** How long each frame is shown. */
    public List<Duration> delays() {
        return delays;
    }

    /** Whether there is more than one frame. */
    public boolean isAnimated() {
        return frames.size() > 1;
    }

    /** How much memory the frames take. */
    long bytes() {
        return 4L * width * height * frames.size();
    }
}
