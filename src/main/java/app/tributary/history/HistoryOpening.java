package app.tributary.history;

import java.util.Optional;

/** What came of opening a history. */
public sealed interface HistoryOpening {
    /**
     * It runs; close it.
     *
     * @param setAside present where the one before could not be read
     */
    record Opened(History history, Optional<SetAside> setAside) implements HistoryOpening {}

    /**
     * Nothing was opened or changed: it belongs to a newer version of the program, or nothing can be
     * written there.
     *
     * @param why one sentence that says what to do
     */
    record Refused(String why) implements HistoryOpening {}
}
