package app.tributary.ui;

/**
 * How the windows look, as the user wants it.
 *
 * @param mode which palette
 * @param scale of every text, from {@link #MIN_SCALE} to {@link #MAX_SCALE}; out of range is brought into it
 * @param stillness true: nothing moves by itself
 * @param comfortable true: hit targets of 32 px instead of 26
 */
public record Look(Mode mode, double scale, boolean stillness, boolean comfortable) {
    public static final double MIN_SCALE = 0.8;
    public static final double MAX_SCALE = 2.0;

    /** What a fresh console looks like. */
    public static final Look STANDARD = new Look(Mode.SYSTEM, 1.0, false, false);

    /** Which palette: a fixed one, or the one that the system shows. */
    public enum Mode {
        DARK, LIGHT, SYSTEM
    }

    public Look {
        scale = Math.clamp(Double.isNaN(scale) ? 1.0 : scale, MIN_SCALE, MAX_SCALE);
    }

    public Look withMode(Mode wanted) {
        return new Look(wanted, scale, stillness, comfortable);
    }

    public Look withScale(double wanted) {
        return new Look(mode, wanted, stillness, comfortable);
    }

    public Look withStillness(boolean wanted) {
        return new Look(mode, scale, wanted, comfortable);
    }

    public Look withComfortable(boolean wanted) {
        return new Look(mode, scale, stillness, wanted);
    }
}
