package app.tributary.ui.console;

import app.tributary.account.WindowPlace;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Rectangle2D;

/** Where the window goes, so that it can always be seen and seized. */
final class Placement {
    static final double MIN_SIDE = 480;
    static final double USUAL_WIDTH = 1280;
    static final double USUAL_HEIGHT = 800;

    /** How much of the title must lie on a screen, in px. */
    private static final double SEIZABLE = 120;

    private Placement() {}

    /**
     * A place brought onto the screens that there are now.
     *
     * @param wanted where the window stood last
     * @param screens their areas without bars and docks, the main one first; at least one
     */
    static WindowPlace onScreen(WindowPlace wanted, List<Rectangle2D> screens) {
        var screen = screens.stream().max(Comparator.comparingDouble(area -> common(wanted, area)))
                .filter(area -> common(wanted, area) > 0).orElse(screens.getFirst());
        double width = side(wanted.width(), screen.getWidth());
        double height = side(wanted.height(), screen.getHeight());
        boolean seizable = wanted.y() >= screen.getMinY() && wanted.y() <= screen.getMaxY() - SEIZABLE
                && wanted.x() + width >= screen.getMinX() + SEIZABLE
                && wanted.x() <= screen.getMaxX() - SEIZABLE;
        double x = seizable ? wanted.x() : between(wanted.x(), screen.getMinX(), screen.getMaxX() - width);
        double y = seizable ? wanted.y() : between(wanted.y(), screen.getMinY(), screen.getMaxY() - height);
        return new WindowPlace(x, y, width, height, wanted.maximised());
    }

    /** In the middle of a screen, as large as usual or as it allows. */
    static WindowPlace usual(Rectangle2D screen) {
        double width = side(USUAL_WIDTH, screen.getWidth());
        double height = side(USUAL_HEIGHT, screen.getHeight());
        return new WindowPlace(screen.getMinX() + (screen.getWidth() - width) / 2,
                screen.getMinY() + (screen.getHeight() - height) / 2, width, height, false);
    }

    private static double side(double wanted, double room) {
        return Math.max(MIN_SIDE, Math.min(wanted, room));
    }

    private static double between(double wanted, double low, double high) {
        return Math.max(low, Math.min(wanted, high));
    }

    private static double common(WindowPlace place, Rectangle2D area) {
        double wide = Math.min(place.x() + place.width(), area.getMaxX()) - Math.max(place.x(), area.getMinX());
        double high = Math.min(place.y() + place.height(), area.getMaxY()) - Math.max(place.y(), area.getMinY());
        return wide > 0 && high > 0 ? wide * high : 0;
    }
}
