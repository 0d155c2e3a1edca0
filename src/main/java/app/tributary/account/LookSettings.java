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
 */
public record LookSettings(Theme theme, Optional<Locale> language, double scale, boolean reducedMotion,
        boolean comfortable) {
    public static final LookSettings STANDARD = new LookSettings(Theme.SYSTEM, Optional.empty(), 1, false, false);

    public LookSettings {
        scale = Double.isNaN(scale) ? 1 : Math.clamp(scale, 0.8, 2.0);
    }

    public LookSettings withTheme(Theme other) {
        return new LookSettings(other, language, scale, reducedMotion, comfortable);
    }

    public LookSettings withLanguage(Optional<Locale> other) {
        return new LookSettings(theme, other, scale, reducedMotion, comfortable);
    }

    public LookSettings withScale(double other) {
        return new LookSettings(theme, language, other, reducedMotion, comfortable);
    }

    public LookSettings withReducedMotion(boolean other) {
        return new LookSettings(theme, language, scale, other, comfortable);
    }

    public LookSettings withComfortable(boolean other) {
        return new LookSettings(theme, language, scale, reducedMotion, other);
    }
}
