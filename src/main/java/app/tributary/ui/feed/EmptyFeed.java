package app.tributary.ui.feed;

/**
 * What a feed says while it has no rows, and a way out of that.
 *
 * @param said why there are none
 * @param offer what the reader can do about it, in a word or two
 * @param deed does it; on the FX thread
 */
public record EmptyFeed(String said, String offer, Runnable deed) {}
