/** The title bar: how every channel stands, how many watch, what the program offers. */
@NullMarked
package app.tributary.ui.header;

import org.jspecify.annotations.NullMarked;
