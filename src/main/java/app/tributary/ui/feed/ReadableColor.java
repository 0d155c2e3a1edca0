package app.tributary.ui.feed;

/** Makes a colour readable as text without giving up its hue. Colours are 0xRRGGBB. Contrast as WCAG 2 defines it. */
public final class ReadableColor {
    /** What small text needs. */
    public static final double TEXT_CONTRAST = 4.5;

    private ReadableColor() {}

    /** The colour nearest to the wanted one, of its hue, that reaches the contrast on the background. */
    public static int on(int wanted, int background, double contrast) {
        if (contrast(wanted, background) >= contrast) {
            return wanted & 0xFFFFFF;
        }
        int end = contrast(0xFFFFFF, background) >= contrast(0x000000, background) ? 0xFFFFFF : 0x000000;
        var hue = Hsl.of(wanted);
        double near = hue.lightness;
        double far = end == 0 ? 0 : 1;
        for (int step = 0; step < 12; step++) {
            double middle = (near + far) / 2;
            if (contrast(hue.at(middle), background) >= contrast) {
                far = middle;
            } else {
                near = middle;
            }
        }
        return hue.at(far);
    }

    /** From 1 (the same) to 21 (black on white). */
    public static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** The one colour laid over the other, as opaque as the share from 0 to 1 says. */
    public static int mix(int over, int under, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double part = (over >> shift & 0xFF) * share + (under >> shift & 0xFF) * (1 - share);
            mixed |= (int) Math.round(part) << shift;
        }
        return mixed;
    }

    /** A colour for somebody who chose none: always the same for the same id. */
    public static int ofId(String id) {
        int spread = id.hashCode() * 0x9E3779B1;
        return new Hsl((spread >>> 8) % 360 / 360.0, 0.62, 0.6).at(0.6);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private record Hsl(double hue, double saturation, double lightness) {
        static Hsl of(int rgb) {
            double r = (rgb >> 16 & 0xFF) / 255.0;
            double g = (rgb >> 8 & 0xFF) / 255.0;
            double b = (rgb & 0xFF) / 255.0;
            double max = Math.max(r, Math.max(g, b));
            double min = Math.min(r, Math.min(g, b));
            double spread = max - min;
            double lightness = (max + min) / 2;
            if (spread == 0) {
                return new Hsl(0, 0, lightness);
            }
            double hue = max == r ? (g - b) / spread + 6 : max == g ? (b - r) / spread + 2 : (r - g) / spread + 4;
            return new Hsl(hue / 6 % 1, spread / (1 - Math.abs(2 * lightness - 1)), lightness);
        }

        int at(double wanted) {
            double reach = saturation * Math.min(wanted, 1 - wanted);
            return channel(0, wanted, reach) << 16 | channel(8, wanted, reach) << 8 | channel(4, wanted, reach);
        }

        private int channel(int offset, double wanted, double reach) {
            double k = (offset + hue * 12) % 12;
            double value = wanted - reach * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
            return (int) Math.round(value * 255);
        }
    }
}
