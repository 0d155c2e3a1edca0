package app.tributary.ui.feed;

/** What can be done with the message of a row, by mouse, key and menu alike. */
public enum RowAction {
    REPLY, PIN, UNPIN, DELETE, EDIT, REACT, COPY
}
