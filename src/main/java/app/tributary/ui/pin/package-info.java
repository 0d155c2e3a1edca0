/** The banner with the pinned messages. */
@NullMarked
package app.tributary.ui.pin;

import org.jspecify.annotations.NullMarked;
