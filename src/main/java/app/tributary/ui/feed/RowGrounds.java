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
 * What stands behind the words of a row: the colour by which it is marked, a band, and the colour of its bar. One
 * object for all rows that look the same, because rows are built and drawn many times a second; and of one filling
 * where that will do: several are kept as a picture by the toolkit, and copying that costs more. FX thread only.
 */
final class RowGrounds {
    /** How a row is marked by the reader. */
    enum Mark {
        NONE, POINTED, SELECTED
    }

    private record Look(PlatformId platform, Kind kind, Mark mark) {}

    private final Palette palette;
    private final Function<PlatformId, Color> platformColor;
    private final Map<Look, Background> known = new HashMap<>();
    private final Map<PlatformId, Background> bars = new HashMap<>();

    /** @param platformColor by which the theme knows a platform */
    RowGrounds(Palette palette, Function<PlatformId, Color> platformColor) {
        this.palette = palette;
        this.platformColor = platformColor;
    }

    /** What stands behind a row. */
    Background of(PlatformId platform, Kind kind, Mark mark) {
        return known.computeIfAbsent(new Look(platform, kind, mark), this::make);
    }

    /** The filling of a platform's bar. */
    Background bar(PlatformId platform) {
        return bars.computeIfAbsent(platform, word -> Background.fill(platformColor.apply(word)));
    }

    private Background make(Look look) {
        var fills = new ArrayList<BackgroundFill>();
        marked(look, fills);
        if (look.kind == Kind.BAND || look.kind == Kind.ANNOUNCEMENT) {
            var strong = look.kind == Kind.BAND ? platformColor.apply(look.platform) : palette.accent();
            fills.add(fill(new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE,
                    new Stop(0, strong.deriveColor(0, 1, 1, RowLook.BAND_OPACITY)), new Stop(1, Color.TRANSPARENT))));
        }
        return fills.isEmpty() ? Background.EMPTY : new Background(fills, List.of());
    }

    private void marked(Look look, List<BackgroundFill> fills) {
        if (look.mark == Mark.SELECTED) {
            fills.add(fill(palette.selected()));
        } else if (look.kind == Kind.MENTION) {
            fills.add(fill(palette.mention()));
        } else if (look.kind == Kind.HIGHLIGHT) {
            fills.add(fill(palette.accent().deriveColor(0, 1, 1, RowLook.HIGHLIGHT_OPACITY)));
        } else if (look.mark == Mark.POINTED) {
            fills.add(fill(palette.pointed()));
        }
    }

    private static BackgroundFill fill(Paint paint) {
        return new BackgroundFill(paint, CornerRadii.EMPTY, Insets.EMPTY);
    }
}
