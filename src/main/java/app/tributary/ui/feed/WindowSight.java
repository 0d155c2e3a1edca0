package app.tributary.ui.feed;

import java.util.HashMap;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;

/** Whether the window of a node is seen by somebody who works with the program. FX thread only. */
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

    /** Runs this whenever any of the answers may be another. */
    Subscription subscribe(Runnable changed) {
        return Subscription.combine(showing.subscribe(changed), iconified.subscribe(changed),
                focused.subscribe(changed), whenKeysMove(changed));
    }

    /** Runs this when the screen under the window has more or fewer px for one of ours. */
    Subscription whenSharper(Runnable changed) {
        return window.flatMap(Window::renderScaleYProperty).subscribe(scale -> changed.run());
    }

    /** The window is on the screen. */
    boolean isSeen() {
        return showing.getValue() && !iconified.getValue();
    }

    /** The keys go to the window. */
    boolean hasKeys() {
        return isSeen() && focused.getValue();
    }

    /** The window is on the screen, and the keys go to it or to another one of the program. */
    boolean isAttended() {
        return isSeen() && Window.getWindows().stream().anyMatch(Window::isFocused);
    }

    private static Subscription whenKeysMove(Runnable changed) {
        var windows = Window.getWindows();
        var watched = new HashMap<Window, Subscription>();
        ListChangeListener<Window> listener = change -> {
            while (change.next()) {
                change.getRemoved().forEach(gone -> Optional.ofNullable(watched.remove(gone))
                        .ifPresent(Subscription::unsubscribe));
                change.getAddedSubList().forEach(come -> watched.put(come, watch(come, changed)));
            }
            changed.run();
        };
        windows.forEach(window -> watched.put(window, watch(window, changed)));
        windows.addListener(listener);
        return () -> {
            windows.removeListener(listener);
            watched.values().forEach(Subscription::unsubscribe);
        };
    }

    private static Subscription watch(Window window, Runnable changed) {
        return window.focusedProperty().subscribe((before, now) -> changed.run());
    }
}
