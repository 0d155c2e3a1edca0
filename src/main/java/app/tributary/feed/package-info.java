/** Merging: de-duplication, order, the bounded timeline. No JavaFX, no library. */
@NullMarked
package app.tributary.feed;

import org.jspecify.annotations.NullMarked;
