package app.tributary.ui.feed;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;

/** Whether the window of a node is seen by somebody, and whether they work in it. FX thread only. */
final class WindowSight {
    private final ObservableValue<Window> window;
    private final ObservableValue<Boolean> showing;
    private final ObservableValue<Boolean> iconified;
    private final ObservableValue<Boolean> focused;

    WindowSight(Node node) {
        window = node.sceneProperty().flatMap(Scene::windowProperty);
        showing = window.flatMap(Window::showingProperty).orElse(false);
        iconified = window.map(shown -> shown instanceof Stage stage ? stage : null)
                .flatMap(Stage::iconifiedProperty)
                .orElse(false);
        focused = window.flatMap(Window::focusedProperty).orElse(false);
    }

    /** Runs this now and whenever one of both is another. */
    Subscription subscribe(Runnable changed) {
        return Subscription.combine(showing.subscribe(changed), iconified.subscribe(changed),
                focused.subscribe(changed));
    }

    /** Runs this when the screen under the window has more or fewer px for one of ours. */
    Subscription whenSharper(Runnable changed) {
        return window.flatMap(Window::renderScaleYProperty).subscribe(scale -> changed.run());
    }

    /** The window is on the screen. */
    boolean isSeen() {
        return showing.getValue() && !iconified.getValue();
    }

    /** The window is on the screen, and the keys go to it. */
    boolean isWorkedIn() {
        return isSeen() && focused.getValue();
    }
}
