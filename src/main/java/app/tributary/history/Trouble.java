package app.tributary.history;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a failure of the database means. */
enum Trouble {
    /** The file is not a database, or no longer a sound one. */
    DAMAGED,
    /** The file cannot be opened or written by us at all. */
    CLOSED_TO_US,
    /** Full, failing, locked: may be better later. */
    DISK,
    /** This one row cannot be stored. */
    ROW;

    /** Judges by the primary result code, see https://sqlite.org/rescode.html */
    static Trouble of(SQLException error) {
        if (!(error instanceof SQLiteException sqlite)) {
            return DISK;
        }
        return switch (primary(sqlite.getResultCode())) {
            case SQLITE_CORRUPT, SQLITE_NOTADB -> DAMAGED;
            case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_READONLY, SQLITE_AUTH -> CLOSED_TO_US;
            case SQLITE_CONSTRAINT, SQLITE_TOOBIG, SQLITE_MISMATCH, SQLITE_RANGE -> ROW;
            default -> DISK;
        };
    }

    private static SQLiteErrorCode primary(SQLiteErrorCode code) {
        return SQLiteErrorCode.getErrorCode(code.code & 0xff);
    }
}
