package app.tributary.ui.views;

/** What can be done with views beyond their model, because it opens something on the screen. FX thread only. */
public interface ViewDeeds {
    /** A new view, with the box open in which its filter is typed. */
    void add();

    /** Opens the box in which a view's filter is typed. */
    void editFilter(ChatViewModel view);

    /** Shows the next view beside the one in use; where several stand there already, only the one in use. */
    void sideBySide();

    /** The tab of a view changes into a box for its name. */
    void rename(ChatViewModel view);

    /** A view as like this one as it can be. */
    void duplicate(ChatViewModel view);

    /** How a shortcut, written with {@code Ctrl} and {@code Alt}, is written on this system. */
    String keys(String keys);
}
