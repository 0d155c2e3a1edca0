package app.tributary.ui.feed;

import app.tributary.chat.PlatformId;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** Knows how the style sheets colour each platform: by a node without size for each. FX thread only. */
final class Swatches extends Region {
    private final Map<PlatformId, Region> known = new HashMap<>();

    Swatches() {
        setMouseTransparent(true);
    }

    /** The colour as it is now. */
    Color of(PlatformId platform) {
        var swatch = known.computeIfAbsent(platform, unknown -> {
            var made = new Region();
            made.getStyleClass().setAll("feed-swatch", "platform-" + platform.value());
            made.setManaged(false);
            getChildren().add(made);
            return made;
        });
        swatch.applyCss();
        var ground = swatch.getBackground();
        return ground != null && !ground.getFills().isEmpty()
                && ground.getFills().getFirst().getFill() instanceof Color color ? color : Color.GRAY;
    }
}
