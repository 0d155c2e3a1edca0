package app.tributary.desk;

/**
 * Where the log of actions outlives the program. Called on one thread of the desk, in order; may block
 * on a disk.
 */
@FunctionalInterface
public interface ActionJournal {
    /**
     * A command was given, or an outcome came to it: then with the same id, and in place of the former.
     * Ids count from 1 in each session.
     */
    void write(ActionRecord action);
}
