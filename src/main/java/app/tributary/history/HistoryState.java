package app.tributary.history;

/** How the history's writing goes. */
public sealed interface HistoryState {
    /**
     * Everything is written as it comes.
     *
     * @param lost how many events could not be kept since the start
     */
    record Writing(long lost) implements HistoryState {}

    /**
     * The disk refuses; it is tried again by itself.
     *
     * @param why in the words of the database
     * @param waiting how many events wait in memory
     * @param lost how many could not be kept, because too many waited
     */
    record Retrying(String why, long waiting, long lost) implements HistoryState {}

    /** The file turned out to be damaged while it was written; a new one was begun with what still waited. */
    record Replaced(SetAside setAside) implements HistoryState {}
}
