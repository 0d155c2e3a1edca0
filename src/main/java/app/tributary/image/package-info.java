/**
 * Pictures: emotes and avatars fetched within bounds, decoded to frames, kept in memory and on disk; the
 * index of the emoji sheet. No JavaFX.
 */
@NullMarked
package app.tributary.image;

import org.jspecify.annotations.NullMarked;
