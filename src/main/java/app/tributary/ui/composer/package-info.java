/** The box that everything is written in, and what became of it. */
@NullMarked
package app.tributary.ui.composer;

import org.jspecify.annotations.NullMarked;
