package app.tributary.ui.feed;

import app.tributary.ui.feed.RowContent.Kind;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/**
 * What rows are built with: one for each state of theme, scale and language; rows built with an older one
 * are built anew. FX thread only.
 */
final class RowKit {
    private static final int MOST_COLOURS = 4_000;

    final Palette palette;
    final Faces faces;
    final EmotePictures pictures;
    final FrameClock clock;
    final RowWriter writer;
    final boolean roomy;
    /** Whether rows tell their time. */
    final boolean times;
    /** Whether names carry their badges. */
    final boolean withBadges;
    final RowGrounds grounds;
    final BadgeArt badges;
    final EmojiPictures emoji;
    /** Px of the screen for one of ours. */
    final double outputScale;
    /** How wide the column of times is, in px. */
    final double timeWidth;

    private final Map<Name, Color> readable = new HashMap<>();

    private record Name(int rgb, Kind kind) {}

    RowKit(Palette palette, Faces faces, EmotePictures pictures, FrameClock clock, RowWriter writer,
            RowGrounds grounds, boolean roomy, boolean times, boolean withBadges,
            double outputScale) {
        this.palette = palette;
        this.faces = faces;
        this.pictures = pictures;
        this.clock = clock;
        this.writer = writer;
        this.roomy = roomy;
        this.times = times;
        this.withBadges = withBadges;
        this.grounds = grounds;
        this.outputScale = outputScale;
        this.badges = new BadgeArt(faces, outputScale);
        this.emoji = new EmojiPictures(faces, outputScale);
        var widest = new Text(writer.widestTime());
        widest.setFont(faces.time());
        this.timeWidth = !times ? 0 : Math.ceil(widest.getLayoutBounds().getWidth());
    }

    double scaled(double px) {
        return px * faces.scale();
    }

    /** An author's colour, shifted until it is readable on every background that a row of this kind may have. */
    Color nameColor(int rgb, Kind kind) {
        if (readable.size() > MOST_COLOURS) {
            readable.clear();
        }
        return readable.computeIfAbsent(new Name(rgb, kind), unknown -> {
            int background = Palette.rgb(kind == Kind.MENTION ? palette.mention() : palette.background());
            int shown = ReadableColor.on(rgb, background,
                    kind == Kind.BAND || kind == Kind.ANNOUNCEMENT || kind == Kind.HIGHLIGHT
                            ? RowLook.CONTRAST_ON_BAND
                            : ReadableColor.TEXT_CONTRAST);
            // A selected row has a tint of its own.
            int both = ReadableColor.on(shown, Palette.rgb(palette.selected()), ReadableColor.TEXT_CONTRAST);
            return Color.rgb(both >> 16 & 0xFF, both >> 8 & 0xFF, both & 0xFF);
        });
    }

    /** What the row shows, written once for each state of it. */
    RowContent content(FeedItem item) {
        return item.content(writer);
    }
}
