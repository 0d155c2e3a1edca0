package app.tributary.ui.feed;

import app.tributary.chat.Badge;
import javafx.scene.image.ImageView;

/** A badge in a line; used again for other badges. FX thread only. */
final class BadgeNode extends ImageView implements Hinted {
    private String title = "";
    private double base;

    BadgeNode() {
        setSmooth(false);
    }

    /** From now on this badge. */
    void become(Badge badge, RowKit kit) {
        title = badge.title().isBlank() ? badge.set() : badge.title();
        double side = kit.badges.side();
        setFitWidth(side + BadgeArt.BEHIND);
        setFitHeight(side);
        setImage(kit.badges.of(badge));
        setAccessibleText(title);
        base = side / 2 + kit.faces.middle();
    }

    @Override
    public String hint() {
        return title;
    }

    @Override
    public double getBaselineOffset() {
        return base;
    }
}
