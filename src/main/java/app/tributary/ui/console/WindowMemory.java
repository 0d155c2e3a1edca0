package app.tributary.ui.console;

import app.tributary.account.SettingsStore;
import app.tributary.account.WindowPlace;
import java.util.Optional;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Puts a window where it stood last, and remembers where it stands. */
final class WindowMemory {
    /** The name of the main window. */
    static final String CONSOLE = "console";

    private final String name;
    private final SettingsStore settings;
    private Optional<Stage> stage = Optional.empty();
    private WindowPlace last;

    /**
     * The memory of the window of that name.
     *
     * @param usual where it stands when it was never anywhere
     */
    WindowMemory(SettingsStore settings, String name, WindowPlace usual) {
        this.settings = settings;
        this.name = name;
        last = usual;
    }

    /** Places the stage before it is shown. */
    void follow(Stage shown) {
        stage = Optional.of(shown);
        var screens = Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
        last = Optional.ofNullable(settings.current().windows().get(name))
                .map(place -> Placement.onScreen(place, screens)).orElse(last);
        shown.setX(last.x());
        shown.setY(last.y());
        shown.setWidth(last.width());
        shown.setHeight(last.height());
        shown.setMaximized(last.maximised());
    }

    /** Keeps where it stands now; of a maximised window, where it goes back to. */
    void keep() {
        stage.filter(Stage::isShowing).filter(shown -> !shown.isIconified()).ifPresent(shown -> {
            last = shown.isMaximized() || shown.isFullScreen()
                    ? new WindowPlace(last.x(), last.y(), last.width(), last.height(), shown.isMaximized())
                    : new WindowPlace(shown.getX(), shown.getY(), shown.getWidth(), shown.getHeight(), false);
            settings.update(all -> all.withWindow(name, last));
        });
    }
}
