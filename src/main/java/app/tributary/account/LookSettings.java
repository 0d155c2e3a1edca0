package app.tributary.account;

import java.util.Locale;
import java.util.Optional;

/**
 * How the interface looks and moves.
 *
 * @param theme its colours
 * @param language its language; empty: the system's
 * @param scale of text and controls, 0.8 to 2.0; what is outside is brought to the nearest bound
 * @param reducedMotion whether motion is switched off
 * @param comfortable whether rows stand wide apart rather than dense
 * @param foldAbove with more messages a second than this, near-equal ones share one row; 0: never
 */
public record LookSettings(Theme theme, Optional<Locale> language, double scale, boolean reducedMotion,
        boolean comfortable, int foldAbove) {
    /** So many messages a second can still be read one by one. */
    public static final int READABLE = 20;
    private static final int MOST = 10_000;
    public static final LookSettings STANDARD = new LookSettings(Theme.SYSTEM, Optional.empty(), 1, false, false);

    public LookSettings {
        foldAbove = Math.clamp(foldAbove, 0, MOST);
        scale = Double.isNaN(scale) ? 1 : Math.clamp(scale, 0.8, 2.0);
    }

    /** Near-equal messages share a row above the rate at which nobody reads them one by one. */
    public LookSettings(Theme theme, Optional<Locale> language, double scale, boolean reducedMotion,
            boolean comfortable) {
        this(theme, language, scale, reducedMotion, comfortable, READABLE);
    }

    public LookSettings withTheme(Theme other) {
        return new LookSettings(other, language, scale, reducedMotion, comfortable, foldAbove);
    }

    public LookSettings withLanguage(Optional<Locale> other) {
        return new LookSettings(theme, other, scale, reducedMotion, comfortable, foldAbove);
    }

    public LookSettings withScale(double other) {
        return new LookSettings(theme, language, other, reducedMotion, comfortable, foldAbove);
    }

    public LookSettings withReducedMotion(boolean other) {
        return new LookSettings(theme, language, scale, other, comfortable, foldAbove);
    }

    public LookSettings withComfortable(boolean other) {
        return new LookSettings(theme, language, scale, reducedMotion, other, foldAbove);
    }

    public LookSettings withFoldAbove(int other) {
        return new LookSettings(theme, language, scale, reducedMotion, comfortable, other);
    }
}
