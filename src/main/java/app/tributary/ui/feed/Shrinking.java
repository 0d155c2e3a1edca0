package app.tributary.ui.feed;

import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Makes pictures as small as they are shown, once: to have them shrunk each time they are drawn costs the
 * renderer more than all letters around them, and it looks at four pixels only where many belong to one.
 */
final class Shrinking {
    private Shrinking() {}

    /** A picture on these pixels, which nobody writes into: ARGB with premultiplied alpha. */
    static Image picture(int width, int height, int[] pixels) {
        return new WritableImage(
                new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
    }

    /** The same in a smaller size: each pixel is the mean of those that it covers, parts counted as parts. */
    static Image picture(int width, int height, int[] pixels, int newWidth, int newHeight) {
        return picture(newWidth, newHeight, shrink(pixels, width, height, newWidth, newHeight));
    }

    static int[] shrink(int[] pixels, int width, int height, int newWidth, int newHeight) {
        double across = (double) width / newWidth;
        double down = (double) height / newHeight;
        var small = new int[newWidth * newHeight];
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                small[y * newWidth + x] = mean(pixels, width, x * across, Math.min(width, (x + 1) * across),
                        y * down, Math.min(height, (y + 1) * down));
            }
        }
        return small;
    }

    private static int mean(int[] pixels, int width, double left, double right, double top, double bottom) {
        double alpha = 0;
        double red = 0;
        double green = 0;
        double blue = 0;
        for (int y = (int) top; y < bottom; y++) {
            double tall = Math.min(bottom, y + 1.0) - Math.max(top, y);
            for (int x = (int) left; x < right; x++) {
                double share = tall * (Math.min(right, x + 1.0) - Math.max(left, x));
                int pixel = pixels[y * width + x];
                alpha += share * (pixel >>> 24);
                red += share * (pixel >> 16 & 0xFF);
                green += share * (pixel >> 8 & 0xFF);
                blue += share * (pixel & 0xFF);
            }
        }
        double area = (right - left) * (bottom - top);
        return (int) Math.round(alpha / area) << 24 | (int) Math.round(red / area) << 16
                | (int) Math.round(green / area) << 8 | (int) Math.round(blue / area);
    }
}
