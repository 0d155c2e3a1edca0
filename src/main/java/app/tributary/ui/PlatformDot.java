package app.tributary.ui;

import app.tributary.chat.PlatformId;
import javafx.scene.layout.Region;

/** A dot in a platform's colour. It decorates a name that stands beside it, and so says nothing itself. */
public final class PlatformDot extends Region {
    public PlatformDot(PlatformId platform) {
        getStyleClass().addAll("platform-dot", styleClass(platform));
    }

    /** The style class that gives a node and everything in it the platform's colour. */
    public static String styleClass(PlatformId platform) {
        return "platform-" + platform.value();
    }
}
