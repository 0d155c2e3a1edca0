package app.tributary.ui;

import javafx.application.Platform;

/** The one door to the FX thread. Any thread may call. */
public final class FxThread {
    private FxThread() {}

    /**
     * Runs the action on the FX thread: now when already on it, otherwise as soon as it comes round.
     * One call a message would flood it: whoever has many changes gathers them and calls once.
     */
    public static void run(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }
}
