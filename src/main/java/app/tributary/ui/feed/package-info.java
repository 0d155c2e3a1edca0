/**
 * The feed: the merged rows of all chats, following the newest, held while somebody reads.
 * {@link app.tributary.ui.feed.FeedViewModel} knows what is there and why it stands still,
 * {@link app.tributary.ui.feed.FeedView} draws the part of it that is on the screen.
 */
@NullMarked
package app.tributary.ui.feed;

import org.jspecify.annotations.NullMarked;
