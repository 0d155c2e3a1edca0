/** The window itself, put together from its parts. */
@NullMarked
package app.tributary.ui.console;

import org.jspecify.annotations.NullMarked;
