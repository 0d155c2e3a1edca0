package app.tributary.ui.feed;

/** A node with words for a pointer that rests on it. */
interface Hinted {
    /** The words; empty: none. */
    String hint();
}
