package app.tributary.ui;

/** A panel above the window that minds how it is closed. FX thread only. */
public interface HeldPanel {
    /** Gives up what is under way in it, and stays; false where nothing is, and Esc closes it. */
    boolean giveUp();

    /** Whether a press beside it would lose something that was typed: then it does not close it. */
    boolean hasWork();
}
