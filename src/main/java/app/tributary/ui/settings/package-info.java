/** How it looks, what it speaks, which keys it knows. */
@NullMarked
package app.tributary.ui.settings;

import org.jspecify.annotations.NullMarked;
