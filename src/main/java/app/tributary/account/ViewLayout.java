package app.tributary.account;

import java.util.OptionalDouble;

/**
 * How the rows of a view look.
 *
 * @param density how far apart they stand
 * @param scale of its text and emotes, 0.8 to 2.0, brought to the nearest bound; empty: the window's
 * @param times whether rows tell their time
 * @param badges whether names carry their badges
 */
public record ViewLayout(Density density, OptionalDouble scale, boolean times, boolean badges) {
    /** As the window looks, with everything. */
    public static final ViewLayout STANDARD = new ViewLayout(Density.AS_WINDOW, OptionalDouble.empty(), true, true);

    /** How far apart rows stand. */
    public enum Density {
        AS_WINDOW, DENSE, COMFORTABLE
    }

    public ViewLayout {
        if (scale.isPresent()) {
            double wanted = scale.getAsDouble();
            scale = Double.isNaN(wanted) ? OptionalDouble.empty() : OptionalDouble.of(Math.clamp(wanted, 0.8, 2.0));
        }
    }

    public ViewLayout withDensity(Density other) {
        return new ViewLayout(other, scale, times, badges);
    }

    /** At this scale; empty: at the window's. */
    public ViewLayout withScale(OptionalDouble other) {
        return new ViewLayout(density, other, times, badges);
    }

    public ViewLayout withTimes(boolean other) {
        return new ViewLayout(density, scale, other, badges);
    }

    public ViewLayout withBadges(boolean other) {
        return new ViewLayout(density, scale, times, other);
    }
}
