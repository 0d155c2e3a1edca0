package app.tributary.image;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lays the parts of an animation over each other into whole frames. */
final class FrameCanvas {
    /** Shorter delays are not meant: browsers wait this long instead of 10 ms or less. */
    private static final int UNMEANT_MS = 10;
    private static final int INSTEAD_MS = 100;

    /** What happens to a part before the next one comes. */
    enum Afterwards {
        STAYS, CLEARED, UNDONE
    }

    private final int width;
    private final int height;
    private final int[] pixels;
    private final List<int[]> frames = new ArrayList<>();
    private final List<Duration> delays = new ArrayList<>();

    FrameCanvas(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
    }

    /**
     * Adds a frame: what stands there with a part laid over it.
     *
     * @param blended true: the part's transparent pixels let what is below shine through; false: they replace it
     */
    void add(BufferedImage part, int left, int top, boolean blended, int delayMs, Afterwards afterwards) {
        int[] before = afterwards == Afterwards.UNDONE ? pixels.clone() : pixels;
        int right = Math.min(width, left + part.getWidth());
        int bottom = Math.min(height, top + part.getHeight());
        int[] line = new int[part.getWidth()];
        for (int y = Math.max(top, 0); y < bottom; y++) {
            part.getRGB(0, y - top, line.length, 1, line, 0, line.length);
            for (int x = Math.max(left, 0); x < right; x++) {
                int at = y * width + x;
                int over = premultiplied(line[x - left]);
                pixels[at] = blended ? blend(over, pixels[at]) : over;
            }
        }
        frames.add(pixels.clone());
        delays.add(Duration.ofMillis(delayMs <= UNMEANT_MS ? INSTEAD_MS : delayMs));
        switch (afterwards) {
            case STAYS -> {
                // the next part is laid over it
            }
            case CLEARED -> {
                for (int y = Math.max(top, 0); y < bottom; y++) {
                    Arrays.fill(pixels, y * width + Math.max(left, 0), Math.max(y * width + right, y * width), 0);
                }
            }
            case UNDONE -> System.arraycopy(before, 0, pixels, 0, pixels.length);
        }
    }

    DecodedImage image() {
        return new DecodedImage(width, height, frames, delays);
    }

    private static int premultiplied(int argb) {
        int alpha = argb >>> 24;
        if (alpha == 255) {
            return argb;
        }
        return alpha << 24 | scaled(argb >> 16 & 0xFF, alpha) << 16 | scaled(argb >> 8 & 0xFF, alpha) << 8
                | scaled(argb & 0xFF, alpha);
    }

    private static int blend(int over, int under) {
        int rest = 255 - (over >>> 24);
        if (rest == 0) {
            return over;
        }
        int mixed = 0;
        for (int shift = 24; shift >= 0; shift -= 8) {
            mixed |= Math.min(255, (over >>> shift & 0xFF) + scaled(under >>> shift & 0xFF, rest)) << shift;
        }
        return mixed;
    }

    private static int scaled(int channel, int share) {
        return (channel * share + 127) / 255;
    }
}
