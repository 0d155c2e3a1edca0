package app.tributary.ui.feed;

import app.tributary.chat.PlatformId;
import app.tributary.ui.feed.RowContent.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.Stop;

/**
 * What stands behind the words of a row: the bar in the platform's colour, a band, the colour by which it is
 * marked. Backgrounds of one region and shared by all rows that look the same, because rows are built and drawn
 * many times a second. FX thread only.
 */
final class RowGrounds {
    /** How a row is marked by the reader. */
    enum Mark {
        NONE, POINTED, SELECTED
    }

    private record Look(PlatformId platform, Kind kind, Mark mark) {}

    private static final double BAR_ENDS = 3;

    private final Palette palette;
    private final Function<PlatformId, Color> platformColor;
    private final Map<Look, Background> known = new HashMap<>();
    private double width;

    /** @param platformColor by which the theme knows a platform */
    RowGrounds(Palette palette, Function<PlatformId, Color> platformColor) {
        this.palette = palette;
        this.platformColor = platformColor;
    }

    /** The ground of a row so many px wide. */
    Background of(PlatformId platform, Kind kind, Mark mark, double rowWidth) {
        if (rowWidth != width) {
            width = rowWidth;
            known.clear();
        }
        return known.computeIfAbsent(new Look(platform, kind, mark), this::make);
    }

    private Background make(Look look) {
        var fills = new ArrayList<BackgroundFill>();
        marked(look, fills);
        var platform = platformColor.apply(look.platform);
        if (look.kind == Kind.BAND || look.kind == Kind.ANNOUNCEMENT) {
            var strong = look.kind == Kind.BAND ? platform : palette.accent();
            fills.add(fill(new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE,
                    new Stop(0, strong.deriveColor(0, 1, 1, RowLook.BAND_OPACITY)), new Stop(1, Color.TRANSPARENT)),
                    Insets.EMPTY));
        }
        if (look.kind != Kind.GAP) {
            // Two rectangles look as one with round corners, and need no path to be drawn.
            fills.add(fill(platform, new Insets(BAR_ENDS, Math.max(0, width - RowLook.BAR + 1), BAR_ENDS, 0)));
            fills.add(fill(platform, new Insets(BAR_ENDS + 1, Math.max(0, width - RowLook.BAR), BAR_ENDS + 1,
                    RowLook.BAR - 1)));
        }
        return fills.isEmpty() ? Background.EMPTY : new Background(fills, List.of());
    }

    private void marked(Look look, List<BackgroundFill> fills) {
        if (look.mark == Mark.SELECTED) {
            fills.add(fill(palette.selected(), Insets.EMPTY));
        } else if (look.kind == Kind.MENTION) {
            fills.add(fill(palette.mention(), Insets.EMPTY));
        } else if (look.mark == Mark.POINTED) {
            fills.add(fill(palette.pointed(), Insets.EMPTY));
        }
    }

    private static BackgroundFill fill(Paint paint, Insets insets) {
        return new BackgroundFill(paint, CornerRadii.EMPTY, insets);
    }
}
