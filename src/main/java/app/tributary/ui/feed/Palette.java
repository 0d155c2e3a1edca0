package app.tributary.ui.feed;

import javafx.scene.paint.Color;

/** The colours of the theme that rows are drawn with, as the style sheets say them. */
record Palette(Color background, Color mention, Color selected, Color pointed, Color raised, Color text, Color dim,
        Color accent, Color warning, Color danger) {
    static int rgb(Color color) {
        return (int) Math.round(color.getRed() * 255) << 16 | (int) Math.round(color.getGreen() * 255) << 8
                | (int) Math.round(color.getBlue() * 255);
    }
}
