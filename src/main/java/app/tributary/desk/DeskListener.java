package app.tributary.desk;

/** Hears what becomes of commands. Called on threads of the desk; must not block. */
public interface DeskListener {
    /** A text on its way stands otherwise than before. */
    void dispatchChanged(Dispatch dispatch);

    /** A command was given, or an outcome came to it (then with the same id). */
    void acted(ActionRecord action);
}
