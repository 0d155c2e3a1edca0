package app.tributary.ui.feed;

import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/** The fonts of the rows at one scale. The faces are the shipped ones, loaded by the theme; else the system's. */
record Faces(Font text, Font strong, Font name, Font small, Font time, Font unseen,
        double scale) {
    private static final String INTER = "Inter";
    private static final String INTER_SEMI_BOLD = "Inter Semi Bold";

    static Faces at(double scale) {
        var families = Font.getFamilies();
        String family = families.contains(INTER) ? INTER : Font.getDefault().getFamily();
        double text = RowLook.TEXT * scale;
        var strong = Font.font(family, FontWeight.BOLD, text);
        var name = families.contains(INTER_SEMI_BOLD) ? Font.font(INTER_SEMI_BOLD, text) : strong;
        return new Faces(Font.font(family, text), strong, name, Font.font(family, RowLook.SMALL * scale),
                Font.font(family, RowLook.TIME * scale), Font.font(family, 0.05), scale);
    }

    /** How far above the base line the middle of small letters and pictures is. */
    double middle() {
        return 0.36 * text.getSize();
    }
}
