package app.tributary.ui.console;

import java.util.List;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The icon of the window in the sizes that systems ask for. */
final class WindowIcons {
    private static final List<Integer> SIDES = List.of(16, 32, 64, 128, 256);

    private WindowIcons() {}

    static void addTo(Stage stage) {
        for (int side : SIDES) {
            var address = WindowIcons.class.getResource("/app/tributary/assets/icon/tributary-" + side + ".png");
            if (address != null) {
                stage.getIcons().add(new Image(address.toExternalForm()));
            }
        }
    }
}
