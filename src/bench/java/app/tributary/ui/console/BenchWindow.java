package app.tributary.ui.console;

import app.tributary.ui.ConsoleRig;
import app.tributary.ui.OnScreen;

/** Opens the whole console for the benches of other packages. */
public final class BenchWindow {
    private BenchWindow() {}

    /** The console of a rig, with its style sheets, header, sidebar and composer. */
    public static OnScreen open(ConsoleRig rig, double width, double height) {
        return WindowOnScreen.open(rig, width, height);
    }
}
