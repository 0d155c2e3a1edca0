/** What every part of the screen shares: the door to the FX thread, the theme, layers above the window. */
@NullMarked
package app.tributary.ui;

import org.jspecify.annotations.NullMarked;
