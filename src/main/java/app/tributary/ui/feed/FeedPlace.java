package app.tributary.ui.feed;

/**
 * Where a reader is in a feed.
 *
 * @param row the id of a row
 * @param y how far its upper edge is below that of the feed, in px
 */
public record FeedPlace(long row, double y) {}
