package app.tributary.ui.feed;

/** Why the feed stands still. In the order in which they are told: what only a person ends comes first. */
public enum PauseReason {
    /** The reader goes through what a search found. */
    SEARCHING,
    /** The reader went up to older rows. */
    SCROLLED,
    /** Rows are selected. */
    SELECTION,
    /** A menu of a row is open. */
    MENU,
    /** A button of the pointer is down over the feed: what it goes down on is what it means. */
    BUTTON,
    /** The pointer is over the feed and moved less than {@link FeedViewModel#POINTER_REST} ago. */
    POINTER
}
